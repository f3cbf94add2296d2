namespace HotDash.Chatwoot.Core.Inboxes;

/// <summary>A row of <c>channel_email</c>.</summary>
public sealed class EmailChannel
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    public string Email { get; init; } = "";

    public string ForwardToEmail { get; init; } = "";

    public bool ImapEnabled { get; init; }

    public string? ImapAddress { get; init; }

    public int ImapPort { get; init; }

    public string? ImapLogin { get; init; }

    public string? ImapPassword { get; init; }

    public bool ImapEnableSsl { get; init; }

    public string? ImapAuthentication { get; init; }

    public bool SmtpEnabled { get; init; }

    public string? SmtpAddress { get; init; }

    public int SmtpPort { get; init; }

    public string? SmtpLogin { get; init; }

    public string? SmtpPassword { get; init; }

    public string? SmtpDomain { get; init; }

    public bool SmtpEnableStarttlsAuto { get; init; }

    public bool SmtpEnableSslTls { get; init; }

    public string? SmtpAuthentication { get; init; }

    public string? SmtpOpensslVerifyMode { get; init; }

    public string? Provider { get; init; }

    public bool VerifiedForSending { get; init; }
}
