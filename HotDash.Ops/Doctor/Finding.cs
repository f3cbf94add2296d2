namespace HotDash.Ops.Doctor;

/// <summary>One thing that was looked at: what was seen, and what to do about it when it is not fine.</summary>
internal sealed record Finding(string Area, FindingLevel Level, string Seen, string? Remedy = null)
{
    public static Finding Fine(string area, string seen) => new(area, FindingLevel.Fine, seen);

    public static Finding Unknown(string area, string seen, string remedy) => new(area, FindingLevel.Unknown, seen, remedy);

    public static Finding Warning(string area, string seen, string remedy) => new(area, FindingLevel.Warning, seen, remedy);

    public static Finding Problem(string area, string seen, string remedy) => new(area, FindingLevel.Problem, seen, remedy);
}
