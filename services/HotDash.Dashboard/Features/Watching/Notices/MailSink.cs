using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace HotDash.Dashboard.Features.Watching.Notices;

internal sealed class MailSink(IOptions<WatchOptions> options) : INoticeSink
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);

    public string Name => "mail";

    public bool IsConfigured => options.Value.Mail.IsConfigured;

    public async Task SendAsync(long id, NoticePayload payload, CancellationToken cancellationToken)
    {
        var mail = options.Value.Mail;

        try
        {
            using var message = new MimeMessage { Subject = payload.Title, Body = new TextPart("plain") { Text = payload.Text }, MessageId = $"hotdash-notice-{id}@{Domain(mail.From)}" };
            message.From.Add(MailboxAddress.Parse(mail.From));
            message.To.AddRange(mail.To.Select(MailboxAddress.Parse));
            using var client = new SmtpClient { Timeout = (int)s_timeout.TotalMilliseconds };
            await client.ConnectAsync(mail.Host ?? "", mail.Port, SecureSocketOptions.StartTlsWhenAvailable, cancellationToken);

            if (!string.IsNullOrEmpty(mail.User) && client.Capabilities.HasFlag(SmtpCapabilities.Authentication))
            {
                await client.AuthenticateAsync(mail.User, mail.Password?.Reveal() ?? "", cancellationToken);
            }

            await client.SendAsync(message, cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (exception is ProtocolException or CommandException or AuthenticationException or SocketException or IOException or TimeoutException or ParseException)
        {
            throw new NoticeException($"{mail.Host}:{mail.Port} did not take the mail: {exception.Message}", exception);
        }
    }

    private static string Domain(string address) => address.Split('@') is [_, var domain] ? domain.TrimEnd('>') : "localhost";
}
