using HotDash.Hosting.Fly.Release.Flow;

namespace HotDash.ReleaseDrill.Model;

/// <summary>A process that wants to deploy one image.</summary>
/// <param name="Life">Where it stands.</param>
/// <param name="Wants">Its image.</param>
/// <param name="Fence">The number of its lock.</param>
/// <param name="Release">What it wrote last.</param>
/// <param name="Seen">What its action came to, not yet written.</param>
/// <param name="IsResuming">It finishes another one's release first.</param>
internal sealed record ModelOperator(ModelLife Life, string Wants, int Fence = 0, ReleaseState? Release = null, ReleaseEventKind? Seen = null, string? SeenImage = null, bool IsResuming = false);
