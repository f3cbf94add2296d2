using HotDash.Migrations.Tool.Checks;
using HotDash.Migrations.Tool.Rules;

namespace HotDash.Migrations.Tool.Verdicts;

/// <summary>The outcome of a check. Nothing but expansion passes, unless somebody answers for it by name and reason.</summary>
internal sealed record Verdict
{
    public required string Name { get; init; }

    public required bool IsRefused { get; init; }

    public required IReadOnlyList<JudgedFile> Files { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Tables that stayed empty in the dry run, with the reason.</summary>
    public required IReadOnlyDictionary<string, string> Unfilled { get; init; }

    public required string Server { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public static Verdict Create(CheckRequest request, IReadOnlyList<JudgedFile> files, IEnumerable<Finding> findings, IReadOnlyDictionary<string, string> unfilled, string server, DateTimeOffset at, TimeSpan elapsed)
    {
        var judged = GateRules.Order(findings.Select(finding => finding with { Override = finding.Effect >= Effect.Risky ? request.Overrides.FirstOrDefault(given => given.Covers(finding)) : null }));

        return new Verdict
        {
            Name = request.Name,
            IsRefused = judged.Any(finding => finding.Refuses),
            Files = files,
            Findings = judged,
            Unfilled = unfilled,
            Server = server,
            At = at,
            Elapsed = elapsed,
        };
    }
}
