using System.Globalization;
using System.Text;
using HotDash.Hosting.Fly.Release.Flow;

namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>One release as the ledger tells it: its entries in order, and how it ended.</summary>
internal sealed record ReleaseStory
{
    public required string Id { get; init; }

    public required string App { get; init; }

    public required DateTimeOffset Began { get; init; }

    public DateTimeOffset? Ended { get; init; }

    /// <summary>The state of its last entry: a release that is not over has no end.</summary>
    public required string State { get; init; }

    public required ReleaseCause Cause { get; init; }

    public required string Target { get; init; }

    public string? Good { get; init; }

    public string? Commit { get; init; }

    public string? Actor { get; init; }

    public string? Reason { get; init; }

    /// <summary>What showed that it failed, as far as it did.</summary>
    public IReadOnlyList<string> Failure { get; init; } = [];

    public required IReadOnlyList<LedgerEntry> Entries { get; init; }

    public static IReadOnlyList<ReleaseStory> Read(IEnumerable<LedgerEntry> ledger, string? app) =>
    [
        .. ledger.Where(entry => entry.Flow is not null && (app is null || entry.App == app)).GroupBy(entry => entry.Flow!.Release).Select(group => Tell([.. group])),
    ];

    public string ToLine() => string.Create(
        CultureInfo.InvariantCulture, $"{Began:u} {Id} {App} {State}{Why()} {ReleaseTarget.DigestOf(Target)} {Actor} {Reason}").TrimEnd();

    public string ToMarkdown()
    {
        var text = new StringBuilder($"## {Id}: {App} {State}{Why()}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Wanted: `{Target}`{(Commit is null ? "" : $" of commit {Commit}")}. By: {Actor ?? "(not named)"}. Why: {Reason ?? "(not said)"}.\n");
        text.Append(CultureInfo.InvariantCulture, $"To go back to: {(Good is null ? "nothing" : $"`{Good}`")}.\n\n| after | state | seconds | exit code | seen |\n|---|---|---|---|---|\n");

        foreach (var entry in Entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {(entry.At - Began).TotalSeconds:0.0} s | {entry.State} | {entry.Seconds} | {entry.ExitCode} | {string.Join("<br>", entry.Evidence.Select(Cell))}{(entry.Log is null ? "" : $" ({entry.Log})")} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static ReleaseStory Tell(IReadOnlyList<LedgerEntry> entries)
    {
        var last = entries[^1];

        return new ReleaseStory
        {
            Id = last.Flow!.Release,
            App = last.App,
            Began = entries[0].At,
            Ended = last.Flow.IsOver ? last.At : null,
            State = last.State,
            Cause = last.Flow.Cause,
            Target = last.Flow.Target,
            Good = last.Flow.Good,
            Commit = entries[0].Commit,
            Actor = entries[0].Actor,
            Reason = entries[0].Reason,
            Failure = entries.LastOrDefault(entry => entry.Flow!.Phase is ReleasePhase.Failed)?.Evidence ?? (last.Flow.Phase is ReleasePhase.NeedsAPerson ? last.Evidence : []),
            Entries = entries,
        };
    }

    private string Why() => Cause is ReleaseCause.None ? "" : $" ({Cause})";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
