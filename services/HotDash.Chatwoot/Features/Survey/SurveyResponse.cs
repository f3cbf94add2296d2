using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Presence;

namespace HotDash.Chatwoot.Features.Survey;

/// <summary>A row of <c>csat_survey_responses</c> with the number of its conversation.</summary>
internal sealed record SurveyResponse
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public long MessageId { get; init; }

    public long ContactId { get; init; }

    public long? AssignedAgentId { get; init; }

    public int Rating { get; init; }

    public string? FeedbackMessage { get; init; }

    public DateTime CreatedAt { get; init; }

    public long DisplayId { get; init; }

    /// <summary>app/views/api/v1/models/_csat_survey_response.json.jbuilder</summary>
    public JsonObject ToJson(Contact? contact, Agent? agent, PresenceSnapshot presence)
    {
        var shape = new JsonObject
        {
            ["id"] = Id,
            ["rating"] = Rating,
            ["feedback_message"] = FeedbackMessage,
            ["csat_review_notes"] = null,
            ["review_notes_updated_at"] = null,
            ["account_id"] = AccountId,
            ["message_id"] = MessageId,
        };
        if (contact is not null)
        {
            shape["contact"] = ContactShape.Full(contact, presence);
        }

        shape["conversation_id"] = DisplayId;
        if (agent is not null)
        {
            shape["assigned_agent"] = AgentShape.Full(agent, presence);
        }

        shape["created_at"] = RailsTime.Seconds(CreatedAt);

        return shape;
    }
}
