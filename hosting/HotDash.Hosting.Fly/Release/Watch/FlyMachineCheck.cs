namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>The state of one check of a machine.</summary>
internal sealed record FlyMachineCheck(string Name, string Status, string? Output);
