using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.Hosting.Fly.Release.Progress;

/// <summary>One line of JSON per step: the ledger's own.</summary>
internal sealed class JsonProgress(TextWriter writer) : IReleaseProgress
{
    public void Report(LedgerEntry entry) => writer.WriteLine(entry.Seal().Line);
}
