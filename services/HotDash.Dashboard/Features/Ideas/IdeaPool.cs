namespace HotDash.Dashboard.Features.Ideas;

/// <summary>Five open ideas, one of them a wildcard.</summary>
internal static class IdeaPool
{
    public const int Size = 5;
    public const string Wildcard = "wildcard";
    public const string Open = "pending_review";
    public const string Approved = "approved";
    public const string Rejected = "rejected";

    public static IReadOnlyList<string> Types { get; } = ["launch", "evergreen", Wildcard];

    public static IReadOnlyList<string> Priorities { get; } = ["low", "medium", "high", "urgent"];
}
