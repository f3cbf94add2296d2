namespace HotDash.Migrations.Tool.Verdicts;

/// <summary>One remark about one place.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Effect">What it means for the running release.</param>
/// <param name="Subject">The thing concerned, with the values seen.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Remedy">What to do instead.</param>
internal sealed record Finding(string File, int Line, string Rule, Effect Effect, string Subject, string Why, string Remedy)
{
    public FindingOverride? Override { get; init; }

    public bool Refuses => Effect >= Effect.Risky && Override is null;
}
