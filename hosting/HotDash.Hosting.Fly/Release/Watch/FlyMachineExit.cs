namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>An exit of a machine's process.</summary>
internal sealed record FlyMachineExit(int ExitCode, bool OutOfMemory, bool RequestedStop, bool Restarting, int RestartCount);
