namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>A machine as <c>flyctl machine list --json</c> reports it.</summary>
internal sealed record FlyMachine
{
    public required string Id { get; init; }

    public required string State { get; init; }

    public required string Digest { get; init; }

    public required string Group { get; init; }

    /// <summary>The image as it can be deployed again, by digest.</summary>
    public required string Image { get; init; }

    public bool IsStandby { get; init; }

    public bool IsHostOk { get; init; } = true;

    public IReadOnlyList<FlyMachineCheck> Checks { get; init; } = [];

    /// <summary>Exits since the machine was last created or updated, newest first.</summary>
    public IReadOnlyList<FlyMachineExit> Exits { get; init; } = [];

    /// <summary>When it was last created or updated.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Newest first in flyctl's answer: the last thing that happened was that somebody or Fly's proxy stopped it.</summary>
    public bool WasStoppedOnPurpose => Exits is [{ RequestedStop: true }, ..];
}
