using System.Globalization;

namespace HotDash.Mailbox.Host.Imap;

/// <summary>What a FETCH asks for (RFC 3501, 6.4.5).</summary>
internal static class FetchItems
{
    public static List<FetchItem> Parse(ImapToken requested, bool byUid)
    {
        var names = requested.Items?.Select(item => item.Text) ?? Expand(requested.Upper);
        var items = names.Select(Parse).ToList();

        if (byUid && !items.Exists(item => item.Name == "UID"))
        {
            items.Insert(0, new FetchItem("UID", mail => mail.Stored.Uid.ToString(CultureInfo.InvariantCulture)));
        }

        return items;
    }

    private static IEnumerable<string> Expand(string name) => name switch
    {
        "FAST" => ["FLAGS", "INTERNALDATE", "RFC822.SIZE"],
        "ALL" => ["FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE"],
        "FULL" => ["FLAGS", "INTERNALDATE", "RFC822.SIZE", "ENVELOPE", "BODY"],
        _ => [name],
    };

    private static FetchItem Parse(string text)
    {
        var name = text.ToUpperInvariant();

        return name switch
        {
            "UID" => new(name, mail => mail.Stored.Uid.ToString(CultureInfo.InvariantCulture)),
            "FLAGS" => new(name, mail => $"({Storage.MailFlagNames.Names(mail.Stored.Flags)})"),
            "INTERNALDATE" => new(name, mail => $"\"{mail.Stored.Received.ToString("dd-MMM-yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000\""),
            "RFC822.SIZE" => new(name, mail => mail.Stored.Size.ToString(CultureInfo.InvariantCulture)),
            "ENVELOPE" => new(name, mail => MailStructure.Envelope(mail.Message)),
            "BODYSTRUCTURE" => new(name, mail => MailStructure.Body(mail.Message.Body, isExtended: true)),
            "BODY" => new(name, mail => MailStructure.Body(mail.Message.Body, isExtended: false)),
            "RFC822" => new(name, mail => ImapText.Literal(mail.Bytes)) { MarksSeen = true },
            "RFC822.HEADER" => new(name, mail => ImapText.Literal(mail.Header)),
            "RFC822.TEXT" => new(name, mail => ImapText.Literal(mail.Text)) { MarksSeen = true },
            _ when name.StartsWith("BODY", StringComparison.Ordinal) => Section(name),
            _ => throw new ImapException($"FETCH knows no {text}"),
        };
    }

    // BODY.PEEK[1.2.MIME]<0.1024>
    private static FetchItem Section(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        var close = name.IndexOf(']', StringComparison.Ordinal);
        if (open < 0 || close < open)
        {
            throw new ImapException($"FETCH knows no {name}");
        }

        var section = name[(open + 1)..close];
        var range = name[(close + 1)..].Trim('<', '>').Split('.');
        var isPartial = range[0].Length > 0;
        var from = isPartial ? Number(range[0]) : 0;
        var length = range.Length > 1 ? Number(range[1]) : int.MaxValue;
        var answered = isPartial ? $"BODY[{section}]<{from}>" : $"BODY[{section}]";

        return new FetchItem(answered, mail => mail.Section(section) is { } bytes ? ImapText.Literal(Slice(bytes, from, length)) : "NIL")
        {
            MarksSeen = !name.StartsWith("BODY.PEEK", StringComparison.Ordinal),
        };
    }

    private static ReadOnlySpan<byte> Slice(byte[] bytes, int from, int length)
    {
        var start = Math.Min(from, bytes.Length);
        return bytes.AsSpan(start, Math.Min(length, bytes.Length - start));
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ImapException($"'{text}' is not a number");
}
