namespace HotDash.Hosting.Fly.Release;

/// <summary>A process group that has to run the new image.</summary>
/// <param name="Name">The group.</param>
/// <param name="NeedsCheck">It has a service, so at least one check has to pass.</param>
/// <param name="MayStop">Its machines may be stopped for lack of traffic.</param>
internal sealed record ReleaseGroup(string Name, bool NeedsCheck, bool MayStop);
