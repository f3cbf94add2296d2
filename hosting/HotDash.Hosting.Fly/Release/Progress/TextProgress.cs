using System.Globalization;
using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.Hosting.Fly.Release.Progress;

/// <summary>One line per step with the time since the beginning: <c>[   12.3 s] hotdash-staging verifying sha256:…</c>. No colours, nothing that moves.</summary>
internal sealed class TextProgress(TextWriter writer, TimeProvider timeProvider) : IReleaseProgress
{
    private readonly long _started = timeProvider.GetTimestamp();

    public void Report(LedgerEntry entry)
    {
        var elapsed = timeProvider.GetElapsedTime(_started).TotalSeconds;
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{elapsed,7:0.0} s] {entry.App} {entry.State} {ReleaseTarget.DigestOf(entry.Image)}"));

        foreach (var line in entry.Evidence)
        {
            writer.WriteLine($"            {line}");
        }
    }
}
