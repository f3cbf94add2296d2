using System.Text.Json;
using HotDash.Dashboard.Components.Shared;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Watching.Timeline;

/// <summary>Reads a release ledger, <c>{"at":"…","app":"hotdash-staging","state":"verified","image":"…","commit":"…","actor":"…","reason":"…"}</c> a line. It is only read here.</summary>
internal sealed class LedgerReader(IOptions<WatchOptions> options)
{
    public async Task<IReadOnlyList<TimelineEvent>> ReadAsync(CancellationToken cancellationToken)
    {
        if (options.Value.ReleaseLedger is not { Length: > 0 } path || !File.Exists(path))
        {
            return [];
        }

        return [.. (await File.ReadAllLinesAsync(path, cancellationToken)).Select(Parse).OfType<TimelineEvent>()];
    }

    /// <summary>Null for a line that is no entry, such as one that is being written.</summary>
    internal static TimelineEvent? Parse(string line)
    {
        try
        {
            var entry = JsonSerializer.Deserialize<Entry>(line, JsonSerializerOptions.Web);

            return entry is null ? null : new TimelineEvent(entry.At.UtcDateTime, "release", $"{entry.App}: {entry.State}", Detail(entry), entry.Actor, ToneOf(entry.State));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Detail(Entry entry) => string.Join(" · ", new[] { entry.Commit is { } commit ? $"commit {commit[..Math.Min(10, commit.Length)]}" : null, entry.Image, entry.Reason }.OfType<string>());

    private static Tone ToneOf(string state) =>
        state.EndsWith("failed", StringComparison.Ordinal) ? Tone.Critical : state is "verified" or "baseline-verified" or "rolled-back" ? Tone.Good : Tone.Info;

    private sealed record Entry(DateTimeOffset At, string App, string State, string? Image, string? Commit, string? Actor, string? Reason);
}
