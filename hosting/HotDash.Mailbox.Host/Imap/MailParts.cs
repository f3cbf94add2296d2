using MimeKit;

namespace HotDash.Mailbox.Host.Imap;

/// <summary>The numbered parts of a mail (RFC 3501, 6.4.5) and their bytes.</summary>
internal static class MailParts
{
    private static readonly FormatOptions s_format = Format();

    public static MimeEntity? Find(MimeEntity? body, IEnumerable<int> numbers)
    {
        var current = body;
        var isFirst = true;

        foreach (var number in numbers)
        {
            if (!isFirst && current is MessagePart { Message.Body: { } inner })
            {
                current = inner;
            }

            current = current switch
            {
                Multipart multipart => number <= multipart.Count && number > 0 ? multipart[number - 1] : null,
                // A mail that is not multipart has itself as part 1.
                _ => number == 1 ? current : null,
            };
            isFirst = false;
        }

        return current;
    }

    public static byte[] Content(MimeEntity entity)
    {
        using var stream = new MemoryStream();
        entity.WriteTo(s_format, stream, contentOnly: true);
        return stream.ToArray();
    }

    public static byte[] Headers(HeaderList headers)
    {
        using var stream = new MemoryStream();
        headers.WriteTo(s_format, stream);
        return stream.ToArray();
    }

    // HEADER.FIELDS (FROM "MESSAGE-ID") or HEADER.FIELDS.NOT (...)
    public static byte[] HeaderFields(HeaderList headers, string specifier)
    {
        var open = specifier.IndexOf('(', StringComparison.Ordinal);
        var names = specifier[(open + 1)..].TrimEnd(')').Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim('"')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wanted = !specifier.StartsWith("HEADER.FIELDS.NOT", StringComparison.Ordinal);
        using var stream = new MemoryStream();

        foreach (var header in headers.Where(header => names.Contains(header.Field) == wanted))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(header.Field + ":"));
            stream.Write(WithCarriageReturns(header.RawValue));
        }

        stream.Write("\r\n"u8);
        return stream.ToArray();
    }

    private static byte[] WithCarriageReturns(byte[] value)
    {
        var text = System.Text.Encoding.Latin1.GetString(value).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        return System.Text.Encoding.Latin1.GetBytes(text);
    }

    private static FormatOptions Format()
    {
        var options = FormatOptions.Default.Clone();
        options.NewLineFormat = NewLineFormat.Dos;
        return options;
    }
}
