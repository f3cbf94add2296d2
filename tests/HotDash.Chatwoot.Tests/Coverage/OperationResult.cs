namespace HotDash.Chatwoot.Tests.Coverage;

/// <param name="Status">Of the first call.</param>
/// <param name="Problems">Where the answer departs from the API description.</param>
/// <param name="Answer">The body.</param>
internal sealed record OperationResult(int Status, IReadOnlyList<string> Problems, string Answer)
{
    public string Verdict => Status switch
    {
        501 or 404 => "absent",
        >= 400 => "fails",
        _ => Problems.Count == 0 ? "works" : "differs",
    };
}
