using System.Globalization;

namespace HotDash.Mailbox.Host.Imap;

/// <summary>A set such as <c>1,3:5,9:*</c>, where * is the last one (RFC 3501, sequence-set).</summary>
internal sealed class NumberSet
{
    private readonly List<(uint From, uint To)> _ranges = [];

    public static NumberSet Parse(string text, uint last)
    {
        var set = new NumberSet();

        foreach (var range in text.Split(','))
        {
            var ends = range.Split(':');
            var first = Number(ends[0], last);
            var second = ends.Length > 1 ? Number(ends[1], last) : first;
            set._ranges.Add((Math.Min(first, second), Math.Max(first, second)));
        }

        return set;
    }

    public bool Contains(uint number) => _ranges.Exists(range => number >= range.From && number <= range.To);

    private static uint Number(string text, uint last) => text == "*"
        ? last
        : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ImapException($"'{text}' is not a number or *");
}
