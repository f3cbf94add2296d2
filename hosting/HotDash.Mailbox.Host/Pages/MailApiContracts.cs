namespace HotDash.Mailbox.Host.Pages;

internal sealed record SampleRequest(string Kind, string To, string? From);

internal sealed record DroppedSample(string Subject, string From, string To);

internal sealed record MailboxView(string Address, IReadOnlyList<MailView> Mails);

internal sealed record MailView(uint Uid, string? Subject, string From, DateTimeOffset Received, string Flags);
