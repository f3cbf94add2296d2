namespace HotDash.Mailbox.Host.Storage;

internal static class MailFlagNames
{
    private static readonly (MailFlags Flag, char Letter, string Name)[] s_all =
    [
        (MailFlags.Seen, 'S', "\\Seen"),
        (MailFlags.Answered, 'R', "\\Answered"),
        (MailFlags.Flagged, 'F', "\\Flagged"),
        (MailFlags.Deleted, 'T', "\\Deleted"),
        (MailFlags.Draft, 'D', "\\Draft"),
    ];

    public static string All { get; } = string.Join(' ', s_all.Select(entry => entry.Name));

    public static string Letters(this MailFlags flags) => new([.. s_all.Where(entry => flags.HasFlag(entry.Flag)).Select(entry => entry.Letter)]);

    public static string Names(this MailFlags flags) => string.Join(' ', s_all.Where(entry => flags.HasFlag(entry.Flag)).Select(entry => entry.Name));

    public static MailFlags FromLetters(string letters) =>
        s_all.Where(entry => letters.Contains(entry.Letter, StringComparison.Ordinal)).Aggregate(MailFlags.None, (flags, entry) => flags | entry.Flag);

    /// <summary>Keywords of clients ($Forwarded and the like) are not kept.</summary>
    public static MailFlags FromNames(IEnumerable<string> names) =>
        s_all.Where(entry => names.Contains(entry.Name, StringComparer.OrdinalIgnoreCase)).Aggregate(MailFlags.None, (flags, entry) => flags | entry.Flag);
}
