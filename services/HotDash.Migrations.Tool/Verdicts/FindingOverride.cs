namespace HotDash.Migrations.Tool.Verdicts;

/// <summary>Somebody answers for letting a finding through.</summary>
internal sealed record FindingOverride(string Rule, string File, string Approver, string Reason)
{
    /// <summary>A rule of a file; <c>*</c> stands for every rule of it.</summary>
    public bool Covers(Finding finding) =>
        (Rule == "*" || Rule == finding.Rule) && (finding.File == File || finding.File.EndsWith($"/{File}", StringComparison.Ordinal));
}
