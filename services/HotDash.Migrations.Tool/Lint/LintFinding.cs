namespace HotDash.Migrations.Tool.Lint;

/// <summary>One remark of squawk. Lines are counted from 1 here and from 0 there.</summary>
internal sealed record LintFinding(string File, int Line, string Rule, string Message, string Help);
