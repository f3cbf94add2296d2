namespace HotDash.Hosting.Fly.Release.Flow;

/// <summary>What can happen to a release in any of its phases.</summary>
internal enum ReleaseEventKind
{
    /// <summary>The phase's action ended as hoped.</summary>
    Succeeded,

    /// <summary>The phase's action ended otherwise.</summary>
    Failed,

    /// <summary>The phase's time is over.</summary>
    TimedOut,

    /// <summary>A person decided to keep what failed.</summary>
    Kept,

    /// <summary>Another runner goes on where one ended.</summary>
    Resumed,
}
