using HotDash.Mailbox.Host.Storage;

namespace HotDash.Mailbox.Host.Imap;

internal static class ImapFolders
{
    private const string InboxName = "INBOX";

    public static bool IsInbox(ImapToken name) => name.Upper == InboxName;

    public static IEnumerable<string> List(ImapCommand command)
    {
        var pattern = (command.Argument(0).Text + command.Argument(1).Text).ToUpperInvariant();
        if (pattern.Length == 0)
        {
            return [$"* {command.Name} (\\Noselect) \"/\" \"\""];
        }

        return pattern is "*" or "%" or InboxName || (pattern.EndsWith('*') && InboxName.StartsWith(pattern[..^1], StringComparison.Ordinal))
            ? [$"* {command.Name} (\\HasNoChildren) \"/\" {InboxName}"]
            : [];
    }

    public static string Status(Inbox mailbox, ImapCommand command)
    {
        var items = (command.Argument(1).Items ?? []).Select(item => item.Upper).Select(name => name + " " + name switch
        {
            "MESSAGES" => mailbox.Mails.Count,
            "UNSEEN" => mailbox.Mails.Count(mail => !mail.Flags.HasFlag(MailFlags.Seen)),
            "UIDNEXT" => mailbox.NextUid,
            "UIDVALIDITY" => mailbox.UidValidity,
            "RECENT" => 0,
            _ => throw new ImapException($"STATUS knows no {name}"),
        });

        return $"* STATUS {InboxName} ({string.Join(' ', items)})";
    }
}
