using HotDash.Mailbox.Host.Listening;
using HotDash.Mailbox.Host.Storage;
using Microsoft.Extensions.Options;

namespace HotDash.Mailbox.Host.Imap;

internal sealed class ImapServer(IOptions<MailboxOptions> options, MailStore store, TimeProvider timeProvider, ILogger<ImapServer> logger)
    : LineServer(options.Value.ImapPort, logger)
{
    protected override Task ServeAsync(LineChannel channel, CancellationToken cancellationToken) =>
        new ImapSession(channel, store, timeProvider, options.Value.Password).RunAsync(cancellationToken);
}
