using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.Hosting.Fly.Release.Progress;

/// <summary>Tells whoever watches a release what was written down.</summary>
internal interface IReleaseProgress
{
    void Report(LedgerEntry entry);
}
