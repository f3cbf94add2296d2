using HotDash.Mailbox.Host.Storage;
using MimeKit;

namespace HotDash.Mailbox.Host.Samples;

/// <summary>Drops a sample into a mailbox as if a customer had sent it.</summary>
internal sealed class SampleDrop(SampleMails samples, MailStore store, MailDelivery delivery)
{
    /// <returns>The subject of what was dropped; null when there is nothing yet to answer or to return.</returns>
    public string? Drop(SampleKind kind, string from, string to)
    {
        if (kind == SampleKind.Bounce)
        {
            return Return(to, from);
        }

        var message = kind == SampleKind.Reply ? Reply(from, to) : samples.Create(kind, from, to);
        if (message is null)
        {
            return null;
        }

        delivery.Deliver(from, [to], Bytes(message));
        return message.Subject;
    }

    private MimeMessage? Reply(string from, string to) =>
        store.Open(from).Mails is [.., var last] ? samples.CreateReply(last.ReadMessage(), from, to) : null;

    /// <summary>The last mail that the customer was sent comes back to the support address as undeliverable.</summary>
    private string? Return(string to, string from)
    {
        if (store.Open(from).Mails is not [.., var last])
        {
            return null;
        }

        delivery.Deliver(to, [from.Split('@')[0] + "@" + MailDelivery.BouncingDomain], last.ReadBytes());
        return last.ReadMessage().Subject;
    }

    private static byte[] Bytes(MimeMessage message)
    {
        using var stream = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        message.WriteTo(format, stream);
        return stream.ToArray();
    }
}
