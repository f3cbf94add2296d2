using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace HotDash.Mailbox.Host.Imap;

/// <summary>ENVELOPE and BODYSTRUCTURE of a mail (RFC 3501, 7.4.2).</summary>
internal static class MailStructure
{
    public static string Envelope(MimeMessage message)
    {
        var sender = message.Sender is null ? message.From : new InternetAddressList([message.Sender]);
        var replyTo = message.ReplyTo.Count == 0 ? message.From : message.ReplyTo;
        string?[] fields =
        [
            ImapText.Quote(Raw(message, HeaderId.Date)),
            ImapText.Quote(Raw(message, HeaderId.Subject)),
            Addresses(message.From), Addresses(sender), Addresses(replyTo), Addresses(message.To), Addresses(message.Cc), Addresses(message.Bcc),
            ImapText.Quote(Raw(message, HeaderId.InReplyTo)),
            ImapText.Quote(Raw(message, HeaderId.MessageId)),
        ];

        return $"({string.Join(' ', fields)})";
    }

    public static string Body(MimeEntity? entity, bool isExtended) => entity switch
    {
        Multipart multipart => Multipart(multipart, isExtended),
        MessagePart { Message: { } message } part => Single(part, isExtended, $" {Envelope(message)} {Body(message.Body, isExtended)} {Lines(part)}"),
        TextPart text => Single(text, isExtended, $" {Lines(text)}"),
        null => "(\"TEXT\" \"PLAIN\" NIL NIL NIL \"7BIT\" 0 0)",
        _ => Single(entity, isExtended, ""),
    };

    private static string Multipart(Multipart multipart, bool isExtended)
    {
        var children = string.Concat(multipart.Select(child => Body(child, isExtended)));
        var extension = isExtended ? $" {Parameters(multipart.ContentType.Parameters)} {Disposition(multipart)} NIL NIL" : "";
        return $"({children} {ImapText.Quote(multipart.ContentType.MediaSubtype.ToUpperInvariant())}{extension})";
    }

    private static string Single(MimeEntity entity, bool isExtended, string afterSize)
    {
        var type = entity.ContentType;
        var encoding = entity.Headers[HeaderId.ContentTransferEncoding] ?? "7BIT";
        var size = MailParts.Content(entity).Length.ToString(CultureInfo.InvariantCulture);
        var extension = isExtended ? $" NIL {Disposition(entity)} NIL NIL" : "";

        return $"({ImapText.Quote(type.MediaType.ToUpperInvariant())} {ImapText.Quote(type.MediaSubtype.ToUpperInvariant())} {Parameters(type.Parameters)} "
            + $"{ImapText.Quote(entity.Headers[HeaderId.ContentId])} {ImapText.Quote(entity.Headers[HeaderId.ContentDescription])} "
            + $"{ImapText.Quote(encoding.ToUpperInvariant())} {size}{afterSize}{extension})";
    }

    private static string Parameters(ParameterList parameters) => parameters.Count == 0
        ? "NIL"
        : $"({string.Join(' ', parameters.Select(parameter => $"{ImapText.Quote(parameter.Name.ToUpperInvariant())} {ImapText.Quote(Encode(parameter.Value))}"))})";

    private static string Disposition(MimeEntity entity) => entity.ContentDisposition is { } disposition
        ? $"({ImapText.Quote(disposition.Disposition.ToUpperInvariant())} {Parameters(disposition.Parameters)})"
        : "NIL";

    private static string Lines(MimeEntity entity) => MailParts.Content(entity).Count(character => character == (byte)'\n').ToString(CultureInfo.InvariantCulture);

    private static string Addresses(InternetAddressList addresses)
    {
        var mailboxes = addresses.Mailboxes.Select(mailbox =>
        {
            var at = mailbox.Address.LastIndexOf('@');
            var (user, host) = at < 0 ? (mailbox.Address, "") : (mailbox.Address[..at], mailbox.Address[(at + 1)..]);
            return $"({ImapText.Quote(mailbox.Name is null ? null : Encode(mailbox.Name))} NIL {ImapText.Quote(user)} {ImapText.Quote(host)})";
        }).ToList();

        return mailboxes.Count == 0 ? "NIL" : $"({string.Concat(mailboxes)})";
    }

    // As it stood in the mail: clients decode the encoded words themselves.
    private static string? Raw(MimeMessage message, HeaderId header)
    {
        var found = message.Headers.FirstOrDefault(candidate => candidate.Id == header);
        return found is null ? null : Encoding.UTF8.GetString(found.RawValue).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Trim();
    }

    private static string Encode(string text) => text.All(char.IsAscii) ? text : Encoding.ASCII.GetString(Rfc2047.EncodePhrase(Encoding.UTF8, text));
}
