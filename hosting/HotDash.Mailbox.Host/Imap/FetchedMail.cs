using System.Globalization;
using HotDash.Mailbox.Host.Storage;
using MimeKit;

namespace HotDash.Mailbox.Host.Imap;

/// <summary>A mail while it is fetched: read once, whatever is asked of it. Whole mail, header and text are the very bytes received.</summary>
internal sealed class FetchedMail(StoredMail stored)
{
    private static ReadOnlySpan<byte> EmptyLine => "\r\n\r\n"u8;

    private byte[]? _bytes;
    private MimeMessage? _message;

    public StoredMail Stored { get; } = stored;

    public byte[] Bytes => _bytes ??= Stored.ReadBytes();

    public MimeMessage Message => _message ??= MimeMessage.Load(new MemoryStream(Bytes));

    public byte[] Header => Bytes[..HeaderLength];

    public byte[] Text => Bytes[HeaderLength..];

    private int HeaderLength => Bytes.AsSpan().IndexOf(EmptyLine) is >= 0 and var end ? end + EmptyLine.Length : Bytes.Length;

    /// <returns>The bytes of a section such as "", HEADER, TEXT, 1.2, 2.MIME or HEADER.FIELDS (FROM); null when the mail has no such part.</returns>
    public byte[]? Section(string section)
    {
        var numbers = section.Split('.').TakeWhile(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(int.Parse).ToList();
        var specifier = string.Join('.', section.Split('.').Skip(numbers.Count));

        return numbers.Count == 0 ? OfMessage(specifier) : OfPart(numbers, specifier);
    }

    private byte[]? OfMessage(string specifier) => specifier switch
    {
        "" => Bytes,
        "HEADER" => Header,
        "TEXT" => Text,
        _ when specifier.StartsWith("HEADER.FIELDS", StringComparison.Ordinal) => MailParts.HeaderFields(Message.Headers, specifier),
        _ => throw new ImapException($"FETCH knows no section {specifier}"),
    };

    private byte[]? OfPart(List<int> numbers, string specifier)
    {
        if (MailParts.Find(Message.Body, numbers) is not { } part)
        {
            return null;
        }

        var nested = (part as MessagePart)?.Message;

        return specifier switch
        {
            "" => MailParts.Content(part),
            "MIME" => MailParts.Headers(part.Headers),
            "HEADER" => nested is null ? null : MailParts.Headers(nested.Headers),
            "TEXT" => nested?.Body is null ? null : MailParts.Content(nested.Body),
            _ when specifier.StartsWith("HEADER.FIELDS", StringComparison.Ordinal) => nested is null ? null : MailParts.HeaderFields(nested.Headers, specifier),
            _ => throw new ImapException($"FETCH knows no section {specifier}"),
        };
    }
}
