namespace HotDash.Chatwoot.Core.Email;

/// <summary>A received mail, decoded.</summary>
public sealed record InboundEmail
{
    /// <summary>Without angle brackets.</summary>
    public required string MessageId { get; init; }

    /// <summary>Whom to answer: Reply-To, else X-Original-Sender, else From.</summary>
    public required string SenderAddress { get; init; }

    public required string SenderName { get; init; }

    public IReadOnlyList<string> From { get; init; } = [];

    public IReadOnlyList<string> To { get; init; } = [];

    public IReadOnlyList<string> Cc { get; init; } = [];

    public IReadOnlyList<string> Bcc { get; init; } = [];

    public string Subject { get; init; } = "";

    public DateTimeOffset? Date { get; init; }

    /// <summary>Without angle brackets.</summary>
    public string? InReplyTo { get; init; }

    public IReadOnlyList<string> References { get; init; } = [];

    public string? Text { get; init; }

    public string? Html { get; init; }

    /// <summary>What was written now, without what is quoted below it.</summary>
    public required string Reply { get; init; }

    public bool IsMultipart { get; init; }

    public int AttachmentCount { get; init; }

    /// <summary>Sent by a machine, such as an absence notice or a bounce.</summary>
    public bool IsAutoReply { get; init; }
}
