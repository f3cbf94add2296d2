using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Email;
using HotDash.Sidekiq.Processing;
using MailKit;
using MailKit.Security;
using MimeKit;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>
/// <c>Inboxes::FetchImapEmailsJob</c>: takes new mail of one mailbox in. As in Chatwoot a mailbox that cannot be
/// reached is logged and tried again by the next schedule; mail is never marked as read.
/// </summary>
internal sealed partial class FetchImapEmailsJob(
    Database database, EmailIntake intake, ImapFetcher fetcher, FailingMails failing, MailFiles files, IConnectionMultiplexer redis, ILogger<FetchImapEmailsJob> logger)
    : IJobHandler
{
    private static readonly TimeSpan s_lock = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan s_mailTimeout = TimeSpan.FromSeconds(60);

    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var channelId = context.Arguments.GetRecord(0).Id;

        if (await EmailInboxStore.FindAsync(database, channelId, cancellationToken) is not { Channel.ImapEnabled: true } inbox)
        {
            throw new DiscardJobException($"Email channel {channelId} is gone or fetches no mail any more.");
        }

        var key = $"alfred:EMAIL_CHANNEL_LOCK::{inbox.Inbox.Id}";
        var owner = context.Job.Jid;

        if (!await redis.GetDatabase().LockTakeAsync(key, owner, s_lock))
        {
            LogLocked(inbox.Inbox.Id);

            return;
        }

        try
        {
            await FetchAsync(inbox, cancellationToken);
        }
        finally
        {
            await redis.GetDatabase().LockReleaseAsync(key, owner);
        }
    }

    private async Task FetchAsync(EmailInbox inbox, CancellationToken cancellationToken)
    {
        try
        {
            var taken = await fetcher.FetchAsync(inbox, (mail, token) => TakeAsync(inbox, mail, token), cancellationToken);
            LogFetched(inbox.Inbox.Id, taken);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException or TimeoutException or AuthenticationException or SslHandshakeException or ProtocolException or CommandException or ServiceNotConnectedException)
        {
            LogFailed(inbox.Channel.Id, error.Message);
        }
    }

    /// <summary>A mail that cannot be taken in does not hold up the others; after three failures it is left alone for six hours.</summary>
    private async Task<bool> TakeAsync(EmailInbox inbox, MimeMessage mail, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_mailTimeout);

        try
        {
            return MailParser.Read(mail) is { } read && await intake.TakeAsync(inbox, read, token => files.StoreAsync(mail, token), limit.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            var times = await failing.AddAsync(inbox.Inbox.Id, mail.MessageId ?? "");
            LogMailFailed(inbox.Inbox.Id, times, error);

            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Inbox {InboxId} is already being fetched")]
    private partial void LogLocked(long inboxId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Took {Count} new mails into inbox {InboxId}")]
    private partial void LogFetched(long inboxId, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Error for email channel - {ChannelId} : {Reason}")]
    private partial void LogFailed(long channelId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A mail for inbox {InboxId} could not be taken in ({Times} times so far)")]
    private partial void LogMailFailed(long inboxId, long times, Exception error);
}
