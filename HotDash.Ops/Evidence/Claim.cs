namespace HotDash.Ops.Evidence;

/// <summary>How something is known: <c>ran</c> by this report, <c>read</c> by it from files or answers, or <c>stated</c> by a person.</summary>
internal sealed record Claim(string Kind, string Text);
