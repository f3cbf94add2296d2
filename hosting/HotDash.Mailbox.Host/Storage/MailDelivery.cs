using System.Text;
using HotDash.Mailbox.Host.Samples;

namespace HotDash.Mailbox.Host.Storage;

/// <summary>Puts a mail into the mailbox of each recipient; one at an address that bounces comes back to the sender.</summary>
internal sealed partial class MailDelivery(MailStore store, TimeProvider timeProvider, ILogger<MailDelivery> logger)
{
    /// <summary>Mail to any address of this domain is accepted and then returned, as a real mail server does with an unknown user.</summary>
    public const string BouncingDomain = "bounce.test";

    public void Deliver(string sender, IReadOnlyList<string> recipients, ReadOnlySpan<byte> content)
    {
        var now = timeProvider.GetUtcNow();

        foreach (var recipient in recipients.Distinct(StringComparer.Ordinal))
        {
            if (recipient.EndsWith("@" + BouncingDomain, StringComparison.Ordinal))
            {
                Return(sender, recipient, content, now);
                continue;
            }

            var trace = $"Return-Path: <{sender}>\r\nDelivered-To: {recipient}\r\nReceived: by mailbox.hotdash.test; {now:ddd, dd MMM yyyy HH:mm:ss} +0000\r\n";
            store.Open(recipient).Add([.. Encoding.ASCII.GetBytes(trace), .. content], MailFlags.None, now);
            LogDelivered(recipient, content.Length);
        }
    }

    private void Return(string sender, string recipient, ReadOnlySpan<byte> content, DateTimeOffset now)
    {
        // A bounce has no sender, so that bounces never bounce (RFC 5321, 6.1).
        if (sender.Length > 0)
        {
            store.Open(sender).Add(BounceMail.For(recipient, sender, content, now), MailFlags.None, now);
            LogReturned(recipient);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivered {Bytes} bytes to {Recipient}")]
    private partial void LogDelivered(string recipient, int bytes);

    [LoggerMessage(Level = LogLevel.Information, Message = "Returned a mail to {Recipient}")]
    private partial void LogReturned(string recipient);
}
