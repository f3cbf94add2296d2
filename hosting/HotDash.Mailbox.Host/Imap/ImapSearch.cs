using System.Globalization;
using HotDash.Mailbox.Host.Storage;
using MimeKit;

namespace HotDash.Mailbox.Host.Imap;

/// <summary>Search keys (RFC 3501, 6.4.4) as one predicate over number and mail.</summary>
internal sealed class ImapSearch
{
    private readonly Queue<ImapToken> _tokens;
    private readonly int _count;
    private readonly uint _lastUid;

    private ImapSearch(IEnumerable<ImapToken> tokens, int count, uint lastUid)
    {
        _tokens = new Queue<ImapToken>(tokens);
        _count = count;
        _lastUid = lastUid;
    }

    public static Func<uint, StoredMail, bool> Parse(IReadOnlyList<ImapToken> arguments, int count, uint lastUid)
    {
        // SEARCH CHARSET UTF-8 ...: everything is matched as UTF-8 anyway.
        var keys = arguments is [{ Upper: "CHARSET" }, _, ..] ? arguments.Skip(2) : arguments;
        return new ImapSearch(keys, count, lastUid).All();
    }

    private Func<uint, StoredMail, bool> All()
    {
        var keys = new List<Func<uint, StoredMail, bool>>();
        while (_tokens.Count > 0)
        {
            keys.Add(Key());
        }

        return (number, mail) => keys.TrueForAll(key => key(number, mail));
    }

    private Func<uint, StoredMail, bool> Key()
    {
        var token = Next();
        if (token.IsList)
        {
            return new ImapSearch(token.Items ?? [], _count, _lastUid).All();
        }

        return token.Upper switch
        {
            "ALL" or "OLD" => (_, _) => true,
            "NEW" or "RECENT" => (_, _) => false,
            "SEEN" => Flag(MailFlags.Seen, true),
            "UNSEEN" => Flag(MailFlags.Seen, false),
            "ANSWERED" => Flag(MailFlags.Answered, true),
            "UNANSWERED" => Flag(MailFlags.Answered, false),
            "FLAGGED" => Flag(MailFlags.Flagged, true),
            "UNFLAGGED" => Flag(MailFlags.Flagged, false),
            "DELETED" => Flag(MailFlags.Deleted, true),
            "UNDELETED" => Flag(MailFlags.Deleted, false),
            "DRAFT" => Flag(MailFlags.Draft, true),
            "UNDRAFT" => Flag(MailFlags.Draft, false),
            "KEYWORD" => Skip((_, _) => false),
            "UNKEYWORD" => Skip((_, _) => true),
            "BEFORE" => Received((received, day) => received < day),
            "ON" => Received((received, day) => received == day),
            "SINCE" => Received((received, day) => received >= day),
            "SENTBEFORE" => Sent((sent, day) => sent < day),
            "SENTON" => Sent((sent, day) => sent == day),
            "SENTSINCE" => Sent((sent, day) => sent >= day),
            "LARGER" => Size((size, limit) => size > limit),
            "SMALLER" => Size((size, limit) => size < limit),
            "FROM" or "TO" or "CC" or "BCC" or "SUBJECT" => Header(token.Upper),
            "HEADER" => Header(Next().Text),
            "BODY" or "TEXT" => Text(token.Upper == "TEXT"),
            "UID" => Uid(),
            "NOT" => Not(Key()),
            "OR" => Or(Key(), Key()),
            _ => Numbers(token.Text),
        };
    }

    private ImapToken Next() => _tokens.TryDequeue(out var token) ? token : throw new ImapException("SEARCH lacks an argument");

    private static Func<uint, StoredMail, bool> Flag(MailFlags flag, bool isSet) => (_, mail) => mail.Flags.HasFlag(flag) == isSet;

    private Func<uint, StoredMail, bool> Skip(Func<uint, StoredMail, bool> key)
    {
        Next();
        return key;
    }

    private static Func<uint, StoredMail, bool> Not(Func<uint, StoredMail, bool> key) => (number, mail) => !key(number, mail);

    private static Func<uint, StoredMail, bool> Or(Func<uint, StoredMail, bool> first, Func<uint, StoredMail, bool> second) =>
        (number, mail) => first(number, mail) || second(number, mail);

    private Func<uint, StoredMail, bool> Received(Func<DateOnly, DateOnly, bool> compare)
    {
        var day = Day();
        return (_, mail) => compare(DateOnly.FromDateTime(mail.Received.UtcDateTime), day);
    }

    private Func<uint, StoredMail, bool> Sent(Func<DateOnly, DateOnly, bool> compare)
    {
        var day = Day();
        return (_, mail) => compare(DateOnly.FromDateTime(mail.ReadMessage().Date.DateTime), day);
    }

    private Func<uint, StoredMail, bool> Size(Func<long, long, bool> compare)
    {
        var text = Next().Text;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? (_, mail) => compare(mail.Size, limit)
            : throw new ImapException($"'{text}' is not a size");
    }

    private Func<uint, StoredMail, bool> Header(string field)
    {
        var wanted = Next().Decoded;
        return (_, mail) => mail.ReadMessage().Headers.Any(header =>
            header.Field.Equals(field, StringComparison.OrdinalIgnoreCase) && header.Value.Contains(wanted, StringComparison.OrdinalIgnoreCase));
    }

    private Func<uint, StoredMail, bool> Text(bool withHeaders)
    {
        var wanted = Next().Decoded;
        return (_, mail) =>
        {
            var message = mail.ReadMessage();
            return message.BodyParts.OfType<TextPart>().Any(part => part.Text.Contains(wanted, StringComparison.OrdinalIgnoreCase))
                || (withHeaders && message.Headers.Any(header => header.Value.Contains(wanted, StringComparison.OrdinalIgnoreCase)));
        };
    }

    private Func<uint, StoredMail, bool> Uid()
    {
        var set = NumberSet.Parse(Next().Text, _lastUid);
        return (_, mail) => set.Contains(mail.Uid);
    }

    private Func<uint, StoredMail, bool> Numbers(string text)
    {
        if (text.Length == 0 || !(char.IsAsciiDigit(text[0]) || text[0] == '*'))
        {
            throw new ImapException($"SEARCH knows no {text}");
        }

        var set = NumberSet.Parse(text, (uint)_count);
        return (number, _) => set.Contains(number);
    }

    // 1-Feb-2026
    private DateOnly Day()
    {
        var text = Next().Text;
        return DateOnly.TryParseExact(text, "d-MMM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ImapException($"'{text}' is not a date such as 1-Feb-2026");
    }
}
