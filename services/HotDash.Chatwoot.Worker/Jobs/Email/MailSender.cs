using HotDash.Chatwoot.Core.Inboxes;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>Hands mail to the inbox's SMTP server, or to the installation's where the inbox has none.</summary>
internal sealed class MailSender(MailSettings settings)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    /// <exception cref="InvalidOperationException">No server is configured.</exception>
    public async Task SendAsync(MimeMessage mail, EmailChannel? channel, CancellationToken cancellationToken)
    {
        var server = ServerFor(channel);
        using var client = new SmtpClient { Timeout = (int)s_timeout.TotalMilliseconds };
        await client.ConnectAsync(server.Address, server.Port, server.Security, cancellationToken);

        if (!string.IsNullOrEmpty(server.Username) && client.Capabilities.HasFlag(SmtpCapabilities.Authentication))
        {
            await client.AuthenticateAsync(server.Username, server.Password ?? "", cancellationToken);
        }

        await client.SendAsync(mail, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private Server ServerFor(EmailChannel? channel)
    {
        if (channel is { SmtpEnabled: true, SmtpAddress: { Length: > 0 } own })
        {
            var security = channel.SmtpEnableSslTls ? SecureSocketOptions.SslOnConnect : StartTls(channel.SmtpEnableStarttlsAuto);

            return new Server(own, channel.SmtpPort, channel.SmtpLogin, channel.SmtpPassword, security);
        }

        return settings.Address is { } address
            ? new Server(address, settings.Port, settings.Username, settings.Password, StartTls(settings.StartTls))
            : throw new InvalidOperationException("No mail server is configured. Set SMTP_ADDRESS, or the SMTP settings of the inbox.");
    }

    private static SecureSocketOptions StartTls(bool wanted) => wanted ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.None;

    private readonly record struct Server(string Address, int Port, string? Username, string? Password, SecureSocketOptions Security);
}
