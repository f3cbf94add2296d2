using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Survey;

/// <summary>app/controllers/public/api/v1/csat_survey_controller.rb: the survey of a conversation, found by its uuid.</summary>
internal static class PublicSurveyApi
{
    private static readonly TimeSpan s_open = TimeSpan.FromDays(14);

    public static void MapPublicSurvey(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/public/api/v1/csat_survey/{uuid:guid}", ShowAsync).WithTags("CSAT Survey Page");
        routes.MapMethods("/public/api/v1/csat_survey/{uuid:guid}", ["PUT", "PATCH"], UpdateAsync).WithTags("CSAT Survey Page");
    }

    private static async Task<IResult> ShowAsync(Guid uuid, Database database, SurveyStore surveys, CancellationToken cancellationToken)
    {
        var (conversation, message) = await surveys.FindAsync(uuid, cancellationToken);

        return await AnswerAsync(conversation, message, database, cancellationToken);
    }

    private static async Task<IResult> UpdateAsync(
        Guid uuid, RailsParameters parameters, Database database, SurveyStore surveys, MessageEditor editor, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (conversation, message) = await surveys.FindAsync(uuid, cancellationToken);
        if (clock.GetUtcNow().UtcDateTime.Date - message.CreatedAt.Date > s_open)
        {
            throw Failure.Unprocessable("You cannot update the CSAT survey after 14 days");
        }

        if (parameters.Nested("message")?.Nested("submitted_values") is { } submitted)
        {
            if (submitted.Nested("csat_survey_response") is { } answer)
            {
                await surveys.SaveAsync(conversation, message, answer, cancellationToken);
            }

            message = await editor.SetSubmittedAsync(message, new JsonObject { ["submitted_values"] = submitted.Values.DeepClone() }, cancellationToken);
        }

        return await AnswerAsync(conversation, message, database, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(Conversation conversation, Message message, Database database, CancellationToken cancellationToken)
    {
        var inbox = await InboxStore.FindAsync(database, conversation.AccountId, conversation.InboxId, cancellationToken);
        var locale = await database.SingleAsync<int>("select coalesce(locale, 0) from accounts where id = @AccountId", new { conversation.AccountId }, cancellationToken);
        var response = await database.FindAsync<SurveyResponse>(
            "select r.*, 0 as display_id from csat_survey_responses r where message_id = @Id", new { message.Id }, cancellationToken);
        var survey = RailsJson.Parse(inbox.CsatConfig) as JsonObject;

        return RailsResult.Json(new JsonObject
        {
            ["id"] = message.Id,
            ["csat_survey_response"] = response is null ? null : new JsonObject
            {
                ["id"] = response.Id, ["account_id"] = response.AccountId, ["conversation_id"] = conversation.Id, ["message_id"] = response.MessageId,
                ["rating"] = response.Rating, ["feedback_message"] = response.FeedbackMessage, ["contact_id"] = response.ContactId,
                ["assigned_agent_id"] = response.AssignedAgentId, ["created_at"] = RailsTime.Iso(response.CreatedAt),
            },
            ["display_type"] = survey?["display_type"]?.DeepClone() ?? "emoji",
            ["content"] = survey?["message"]?.DeepClone(),
            ["inbox_avatar_url"] = "",
            ["inbox_name"] = inbox.Name,
            ["locale"] = Account.Locales.Name(locale),
            ["conversation_id"] = message.ConversationId,
            ["created_at"] = RailsTime.Iso(message.CreatedAt),
        });
    }
}
