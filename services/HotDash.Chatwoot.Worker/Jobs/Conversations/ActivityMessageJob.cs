using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Conversations;

/// <summary>
/// <c>Conversations::ActivityMessageJob</c>:
/// <c>[{"_aj_globalid":"gid://chatwoot/Conversation/7"},{"account_id":1,"inbox_id":1,"message_type":{symbol "activity"},"content":"…"}]</c>.
/// </summary>
internal sealed class ActivityMessageJob(Database database, MessageWriter messages) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var id = context.Arguments.GetRecord(0).Id;
        var content = (context.Arguments.GetPlain(1) as JsonObject)?["content"]?.ToString()
            ?? throw new MalformedJobException("The activity has no content.");
        var conversation = await ConversationLookup.FindByKeyAsync(database, id, cancellationToken)
            ?? throw new DiscardJobException($"Conversation {id} does not exist any more.");

        await messages.WriteAsync(conversation, new MessageDraft { MessageType = MessageType.Activity, Content = content }, null, cancellationToken);
    }
}
