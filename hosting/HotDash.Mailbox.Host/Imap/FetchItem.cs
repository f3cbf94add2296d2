namespace HotDash.Mailbox.Host.Imap;

internal sealed record FetchItem(string Name, Func<FetchedMail, string> Value)
{
    /// <summary>Reading a mail without PEEK marks it as seen.</summary>
    public bool MarksSeen { get; init; }

    public string Write(FetchedMail mail) => $"{Name} {Value(mail)}";
}
