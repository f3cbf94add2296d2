using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tests.Corpus;

internal sealed record CorpusResult(CorpusCase Case, IReadOnlyList<Finding> Findings)
{
    public bool IsRefused => Findings.Any(finding => finding.Refuses);

    public bool IsRight => Case.Expectation switch
    {
        Expectation.Refused => IsRefused && Findings.Any(finding => finding.Refuses && Case.Rules.Contains(finding.Rule)),
        Expectation.Advised => !IsRefused && Findings.Any(finding => Case.Rules.Contains(finding.Rule)),
        _ => !IsRefused,
    };

    public override string ToString() =>
        $"{Case.Name}: expected {Case.Expectation} [{string.Join(", ", Case.Rules)}], got {(IsRefused ? "refused" : "passed")}: {string.Join("; ", Findings.Select(finding => $"{(finding.Refuses ? "!" : "")}{finding.Rule}@{finding.Line} {finding.Subject}"))}";
}
