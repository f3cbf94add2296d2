using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Chatwoot;

namespace HotDash.Dashboard.Features.Conversations;

/// <summary>Makes a proposal out of a reply that an operator wrote or adopted.</summary>
internal static class ReplyDrafts
{
    public static ApprovalDraft Create(Guid id, Conversation conversation, string text, string? template = null, Grades? grades = null)
    {
        var customer = ConversationText.ContactName(conversation.Meta.Sender);

        return new ApprovalDraft(id, ApprovalKinds.CxReply, $"Reply to {customer}", $"chatwoot:{conversation.Id}", text)
        {
            ConversationId = conversation.Id,
            Evidence = $"{customer} wrote: {ConversationText.Snippet(conversation.LastNonActivityMessage)}",
            RollbackPlan = "A sent reply cannot be taken back: send a correction and tell the customer which part was wrong.",
            Template = template,
            Grades = grades,
        };
    }

    public static Notice Tell(ApprovalOutcome outcome) => new(
        outcome.Result switch
        {
            ApprovalResult.Done => Tone.Good,
            ApprovalResult.UnderWay => Tone.Info,
            _ => Tone.Critical,
        },
        outcome.Message);
}
