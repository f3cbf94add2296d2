using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Conversations;

/// <summary><c>Conversations::ResolutionJob</c>: <c>[{"account":{"_aj_globalid":"gid://chatwoot/Account/1"},"_aj_ruby2_keywords":["account"]}]</c>.</summary>
internal sealed class ResolutionJob(
    Database database, ConversationWriter conversations, ConversationLabeler labels, MessageWriter messages, TimeProvider timeProvider) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var accountId = context.Arguments.GetKeyword("account") is { } account && JobArguments.TryGetRecord(account, out var record)
            ? record.Id
            : throw new MalformedJobException("Keyword 'account' is missing or no record.");
        var rule = await ConversationSchedule.FindResolutionAsync(database, accountId, cancellationToken)
            ?? throw new DiscardJobException($"Account {accountId} resolves no conversations by itself any more.");
        var idleSince = timeProvider.GetUtcNow().UtcDateTime.AddMinutes(-rule.AfterMinutes);

        foreach (var conversation in await ConversationSchedule.ListIdleAsync(database, accountId, idleSince, rule.IgnoreWaiting, cancellationToken))
        {
            await ResolveAsync(conversation, rule, cancellationToken);
        }
    }

    private async Task ResolveAsync(Conversation conversation, AutoResolution rule, CancellationToken cancellationToken)
    {
        if (rule.Message is not null)
        {
            await messages.WriteAsync(conversation, new MessageDraft { MessageType = MessageType.Template, Content = rule.Message }, null, cancellationToken);
        }

        if (rule.Label is not null && !conversation.Labels.Contains(rule.Label))
        {
            await labels.ReplaceAsync(conversation, before => [.. before.Union([rule.Label])], null, cancellationToken);
        }

        await conversations.ChangeAsync(
            conversation,
            null,
            before => before.Status == ConversationStatus.Open ? before with { Status = ConversationStatus.Resolved } : before,
            cancellationToken);
    }
}
