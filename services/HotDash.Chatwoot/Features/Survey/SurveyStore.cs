using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Survey;

/// <summary>Answers to satisfaction surveys; a later answer replaces the former.</summary>
internal sealed class SurveyStore(Database database)
{
    private const string Save = """
        insert into csat_survey_responses (account_id, conversation_id, message_id, contact_id, assigned_agent_id, rating, feedback_message)
        values (@AccountId, @conversationId, @messageId, @ContactId, @AssigneeId, @rating, @feedback)
        on conflict (message_id) do update set rating = excluded.rating, feedback_message = excluded.feedback_message, updated_at = now()
        """;

    /// <summary>The conversation of a uuid and the last survey in it.</summary>
    public async Task<(Conversation Conversation, Message Message)> FindAsync(Guid uuid, CancellationToken cancellationToken)
    {
        var conversation = await database.FindAsync<Conversation>("select * from conversations where uuid = @uuid", new { uuid }, cancellationToken) ?? throw Failure.NotFound();
        var message = await database.FindAsync<Message>(
            "select * from messages where conversation_id = @Id and content_type = 9 order by id desc limit 1", new { conversation.Id }, cancellationToken);

        return (conversation, message ?? throw Failure.NotFound());
    }

    public async Task SaveAsync(Conversation conversation, Message message, RailsParameters answer, CancellationToken cancellationToken)
    {
        var rating = answer.Number("rating") is >= 1 and <= 5 and var given ? (int)given : throw Failure.Invalid("rating", "is not included in the list");
        await database.ExecuteAsync(
            Save,
            new
            {
                conversation.AccountId, conversationId = conversation.Id, messageId = message.Id, conversation.ContactId, conversation.AssigneeId, rating,
                feedback = answer.Text("feedback_message"),
            },
            cancellationToken);
    }
}
