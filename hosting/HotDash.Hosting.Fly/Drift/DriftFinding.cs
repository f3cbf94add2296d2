namespace HotDash.Hosting.Fly.Drift;

/// <summary>One difference. Values of variables and secrets never stand in it: what somebody set by hand may be a secret.</summary>
/// <param name="Where">The machine, or <c>app</c>.</param>
/// <param name="Subject">What differs: <c>guest.memory_mb</c>, <c>secret SHOPIFY_API_KEY</c>.</param>
internal sealed record DriftFinding(DriftKind Kind, string Where, string Subject, string? Expected, string? Actual, string Remedy)
{
    public override string ToString() => Kind switch
    {
        DriftKind.Missing => $"{Where}: {Subject} is missing{(Expected is null ? "" : $", the model says {Expected}")}. {Remedy}",
        DriftKind.Unexpected => $"{Where}: {Subject}{(Actual is null ? "" : $" = {Actual}")} is not in the model. {Remedy}",
        _ => $"{Where}: {Subject} is {Actual ?? "another value"}, the model says {Expected ?? "another"}. {Remedy}",
    };
}
