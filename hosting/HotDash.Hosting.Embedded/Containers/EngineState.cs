namespace HotDash.Hosting.Embedded.Containers;

/// <summary>What a look at one container engine found.</summary>
/// <param name="Name"><c>docker</c> or <c>podman</c>: also the program's name.</param>
/// <param name="IsInstalled">Whether there is such a program.</param>
/// <param name="Version">The engine's version; null when it does not answer.</param>
/// <param name="Problem">What it said instead of a version.</param>
internal sealed record EngineState(string Name, bool IsInstalled, Version? Version, string? Problem)
{
    public bool IsRunning => Version is not null;
}
