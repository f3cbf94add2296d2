namespace HotDash.Mailbox.Host.Imap;

/// <summary>The client sent what cannot be understood; it is told so by BAD.</summary>
internal sealed class ImapException(string message) : Exception(message);
