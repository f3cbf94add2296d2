using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Email;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Sidekiq.Processing;
using MimeKit;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>
/// <c>SendReplyJob</c>: <c>[101]</c>, sends an agent's message by mail. A message that has a Message-ID was sent and is left alone.
/// One on a website is told by <c>ConversationReplyEmailJob</c> together with those that follow.
/// </summary>
internal sealed partial class SendReplyJob(
    OutboundReplyStore replies, EmailContinuity continuity, MailSender sender, MailFiles files, ILogger<SendReplyJob> logger) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var id = context.Arguments.GetInt64(0);

        if (await continuity.NotifyAsync(id, cancellationToken))
        {
            return;
        }

        var reply = await replies.FindAsync(id, cancellationToken) ?? throw new DiscardJobException($"Message {id} is not to be sent by mail.");

        if (!MailboxAddress.TryParse(reply.Contact.Email, out _))
        {
            throw new DiscardJobException($"The contact of message {id} has no mail address.");
        }

        using var mail = ReplyMail.Build(reply);

        if (reply.Files.Count > 0 && mail.Body is { } text)
        {
            mail.Body = files.Attach(text, reply.Files);
        }

        await sender.SendAsync(mail, reply.Inbox.Channel, cancellationToken);
        await replies.SentAsync(id, ReplyMail.IdOf(reply), cancellationToken);
        LogSent(id);
    }

    /// <summary>After the last retry the agent sees that the message did not go out, and why.</summary>
    public static Task MarkFailedAsync(IServiceProvider services, JobContext context, Exception error, CancellationToken cancellationToken) =>
        MessageFailures.MarkAsync(services.GetRequiredService<Database>(), context.Arguments.GetInt64(0), error.Message, cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {MessageId} was sent by mail")]
    private partial void LogSent(long messageId);
}
