namespace HotDash.ReleaseDrill.Staging;

/// <summary>Something came otherwise than it has to.</summary>
internal sealed class StagingFailedException(string message) : Exception(message);
