namespace HotDash.FlySimulator.Commands;

/// <summary>flyctl ends with exit code 1 and this after "Error: ".</summary>
internal sealed class FlyctlException(string message) : Exception(message);
