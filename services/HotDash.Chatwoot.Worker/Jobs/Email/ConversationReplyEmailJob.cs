using HotDash.Chatwoot.Core.Email;
using HotDash.Sidekiq.Processing;
using MimeKit;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>
/// <c>ConversationReplyEmailJob</c>: <c>[7,101]</c>, tells a customer who is not online by mail what was answered in
/// conversation 7 since message 101. The enqueuer's key, which keeps it from enqueueing a second one meanwhile, is removed.
/// </summary>
internal sealed partial class ConversationReplyEmailJob(
    ReplyDigestStore digests, MailSender sender, MailSettings settings, IConnectionMultiplexer redis, ILogger<ConversationReplyEmailJob> logger) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var id = context.Arguments.GetInt64(0);
        var digest = await digests.FindAsync(id, context.Arguments.GetInt64(1), cancellationToken);

        if (digest is not null && MailboxAddress.TryParse(digest.Contact.Email, out _))
        {
            using var mail = DigestMail.Build(digest, settings);
            await sender.SendAsync(mail, digest.Channel, cancellationToken);
            LogSent(id, digest.Replies.Count);
        }

        await redis.GetDatabase().KeyDeleteAsync(EmailContinuity.Key(id));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Conversation {ConversationId}: {Count} replies were sent by mail")]
    private partial void LogSent(long conversationId, int count);
}
