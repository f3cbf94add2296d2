namespace HotDash.Mailbox.Host.Storage;

/// <summary>The system flags of IMAP (RFC 3501, 2.3.2), one letter each in a file's name.</summary>
[Flags]
internal enum MailFlags
{
    None = 0,
    Seen = 1,
    Answered = 2,
    Flagged = 4,
    Deleted = 8,
    Draft = 16,
}
