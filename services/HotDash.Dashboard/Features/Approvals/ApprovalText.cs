using HotDash.Dashboard.Components.Shared;

namespace HotDash.Dashboard.Features.Approvals;

internal static class ApprovalText
{
    public static string State(Approval approval) => approval switch
    {
        { State: ApprovalStates.Draft } => "Draft",
        { State: ApprovalStates.PendingReview } => "Waits for review",
        { State: ApprovalStates.Approved, ApplyError: not null, RetryAt: null } => "Not applied",
        { State: ApprovalStates.Approved } => "Approved",
        { State: ApprovalStates.Applied } => "Applied",
        { State: ApprovalStates.Audited } => "Audited",
        { State: ApprovalStates.Learned } => "Audited and graded",
        _ => "Rejected",
    };

    public static Tone ToneOf(Approval approval) => approval switch
    {
        { State: ApprovalStates.PendingReview } => Tone.Warning,
        { State: ApprovalStates.Approved, ApplyError: not null, RetryAt: null } => Tone.Critical,
        { State: ApprovalStates.Approved } => Tone.Info,
        { State: ApprovalStates.Applied or ApprovalStates.Audited or ApprovalStates.Learned } => Tone.Good,
        _ => Tone.Neutral,
    };

    /// <summary>What approving will do, as a call that a person can check.</summary>
    public static string ToolCall(Approval approval) => approval.Kind == ApprovalKinds.CxReply
        ? $"{Tools.ReplyFromNote}(conversation: {approval.ConversationId}, note: {approval.NoteMessageId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none yet"})"
        : $"{Tools.Manual}: done by a person, recorded here";
}
