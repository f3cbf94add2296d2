using HotDash.Mailbox.Host.Listening;
using HotDash.Mailbox.Host.Storage;
using Microsoft.Extensions.Options;

namespace HotDash.Mailbox.Host.Smtp;

internal sealed class SmtpServer(IOptions<MailboxOptions> options, MailDelivery delivery, ILogger<SmtpServer> logger)
    : LineServer(options.Value.SmtpPort, logger)
{
    protected override Task ServeAsync(LineChannel channel, CancellationToken cancellationToken) =>
        new SmtpSession(channel, delivery, options.Value.Password).RunAsync(cancellationToken);
}
