namespace HotDash.Ops.Status;

/// <summary>What was asked and what it said. <see cref="Problem"/> is null when the answer was right.</summary>
internal sealed record Endpoint(string Environment, string Name, Uri Address, int Status, double Milliseconds, string? Version, string? Problem);
