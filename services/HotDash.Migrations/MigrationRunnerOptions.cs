namespace HotDash.Migrations;

/// <summary>How a run waits for locks that others hold.</summary>
public sealed record MigrationRunnerOptions
{
    /// <summary>How long a statement may wait for a lock; everything that comes after it in the queue waits as long. Default 2 s.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a file is tried when a lock is not to be had. Default 5.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The pause before the second try; it doubles with each. Default 500 ms.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(500);
}
