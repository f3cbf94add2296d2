using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Email;
using HotDash.Chatwoot.Core.Inboxes;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using MimeKit;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>Reads a mailbox: mail since yesterday, headers first, bodies only of what is new (<c>app/services/imap/base_fetch_email_service.rb</c>).</summary>
internal sealed class ImapFetcher(Database database, FailingMails failing, MailSettings settings, TimeProvider timeProvider)
{
    private const int MaxPerRun = 500;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    /// <summary>Returns how many mails <paramref name="take"/> took.</summary>
    public async Task<int> FetchAsync(EmailInbox inbox, Func<MimeMessage, CancellationToken, Task<bool>> take, CancellationToken cancellationToken)
    {
        using var client = new ImapClient { Timeout = (int)s_timeout.TotalMilliseconds };
        await ConnectAsync(client, inbox.Channel, cancellationToken);
        var folder = client.Inbox;
        await folder.OpenAsync(FolderAccess.ReadOnly, cancellationToken);
        var taken = 0;

        foreach (var uid in await ListNewAsync(folder, inbox, cancellationToken))
        {
            using var mail = await folder.GetMessageAsync(uid, cancellationToken);
            taken += await take(mail, cancellationToken) ? 1 : 0;
        }

        await client.DisconnectAsync(quit: true, cancellationToken);

        return taken;
    }

    private static async Task ConnectAsync(ImapClient client, EmailChannel channel, CancellationToken cancellationToken)
    {
        var security = channel.ImapEnableSsl ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.None;
        await client.ConnectAsync(channel.ImapAddress ?? "", channel.ImapPort, security, cancellationToken);

        if (!channel.ImapEnableSsl)
        {
            // Without TLS only the way that Chatwoot itself would use; the others may not be offered.
            client.AuthenticationMechanisms.Remove("XOAUTH2");
        }

        await client.AuthenticateAsync(channel.ImapLogin ?? channel.Email, channel.ImapPassword ?? "", cancellationToken);
    }

    private async Task<List<UniqueId>> ListNewAsync(IMailFolder folder, EmailInbox inbox, CancellationToken cancellationToken)
    {
        var since = timeProvider.GetUtcNow().UtcDateTime.Date.AddDays(-1);
        var uids = await folder.SearchAsync(SearchQuery.DeliveredAfter(since), cancellationToken);
        var found = new List<UniqueId>();

        foreach (var batch in uids.Chunk(MaxPerRun))
        {
            var summaries = await folder.FetchAsync(batch, new FetchRequest(MessageSummaryItems.Envelope | MessageSummaryItems.UniqueId), cancellationToken);
            var ids = summaries.Select(summary => summary.Envelope?.MessageId).OfType<string>().Where(id => id.Length > 0).ToArray();
            var known = await EmailInboxStore.FindKnownAsync(database, inbox.Inbox.Id, ids, cancellationToken);

            foreach (var summary in summaries)
            {
                if (found.Count < MaxPerRun && summary.Envelope is { MessageId: { Length: > 0 } id } envelope && !known.Contains(id) && !IsOwn(envelope)
                    && !await failing.IsGivenUpAsync(inbox.Inbox.Id, id) && !await failing.IsDeletedAsync(inbox.Inbox.Id, id))
                {
                    found.Add(summary.UniqueId);
                }
            }
        }

        return found;
    }

    private bool IsOwn(Envelope envelope) =>
        MailboxAddress.TryParse(settings.Sender, out var own)
        && envelope.From.Mailboxes.Any(sender => string.Equals(sender.Address, own.Address, StringComparison.OrdinalIgnoreCase));
}
