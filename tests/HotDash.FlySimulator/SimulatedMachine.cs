namespace HotDash.FlySimulator;

/// <summary>A machine as the last deploy left it.</summary>
internal sealed record SimulatedMachine(string Id, string App, string Group, string Image, int Port, IReadOnlyList<string> Command, string? CheckPath);
