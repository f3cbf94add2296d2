namespace HotDash.Hosting.Fly.Release;

/// <summary>An exit of a machine's process.</summary>
internal sealed record FlyMachineExit(int ExitCode, bool OutOfMemory, bool RequestedStop, bool Restarting, int RestartCount)
{
    public bool IsCrash => !RequestedStop && (ExitCode != 0 || OutOfMemory);
}
