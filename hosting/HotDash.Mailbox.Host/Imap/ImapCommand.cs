namespace HotDash.Mailbox.Host.Imap;

/// <summary>For instance <c>a7 UID FETCH 1:* (FLAGS)</c>; the name of a UID command begins with "UID ".</summary>
internal sealed record ImapCommand(string Tag, string Name, IReadOnlyList<ImapToken> Arguments)
{
    public ImapToken Argument(int index) => index < Arguments.Count
        ? Arguments[index]
        : throw new ImapException($"{Name} needs {index + 1} argument(s)");
}
