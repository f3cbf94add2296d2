namespace HotDash.Dashboard.Features.Approvals;

/// <summary>How the page groups states: what waits for a person, what is on its way, what is over.</summary>
internal static class ApprovalGroups
{
    public const string Waiting = "waiting";
    public const string UnderWay = "under-way";
    public const string Done = "done";

    public static IReadOnlyList<(string Key, string Text)> All { get; } = [(Waiting, "Waiting"), (UnderWay, "Approved, under way"), (Done, "Done")];

    public static string Normalize(string? group) => group is UnderWay or Done ? group : Waiting;

    public static IReadOnlyList<string> States(string group) => group switch
    {
        UnderWay => [ApprovalStates.Approved],
        Done => [ApprovalStates.Applied, ApprovalStates.Audited, ApprovalStates.Learned, ApprovalStates.Rejected],
        _ => [ApprovalStates.Draft, ApprovalStates.PendingReview],
    };
}
