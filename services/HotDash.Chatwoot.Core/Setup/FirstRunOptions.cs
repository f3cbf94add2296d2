namespace HotDash.Chatwoot.Core.Setup;

/// <summary>What <c>prepare</c> makes sure of, from the section <c>Chatwoot:Setup</c>.</summary>
public sealed class FirstRunOptions
{
    public const string SectionName = "Chatwoot:Setup";

    /// <summary>Default "HotDash".</summary>
    public string AccountName { get; set; } = "HotDash";

    /// <summary>Default "Admin".</summary>
    public string AdminName { get; set; } = "Admin";

    public string? AdminEmail { get; set; }

    /// <summary>Used when the administrator is made; a password that was changed since is left alone.</summary>
    public string? AdminPassword { get; set; }

    /// <summary>The administrator's token. When it differs from the stored one it replaces it, so that a new secret never locks clients out.</summary>
    public string? ApiAccessToken { get; set; }

    /// <summary>Default "Website chat".</summary>
    public string InboxName { get; set; } = "Website chat";

    /// <summary>Absent: made up once and kept.</summary>
    public string? InboxIdentifier { get; set; }

    /// <summary>Registered as the account's webhook when set.</summary>
    public string? WebhookUrl { get; set; }

    public string? WebhookSecret { get; set; }

    /// <summary>Address of the e-mail inbox. Default "support@hotdash.test".</summary>
    public string EmailInboxAddress { get; set; } = "support@hotdash.test";

    /// <summary>IMAP server of the e-mail inbox; absent leaves fetching off.</summary>
    public string? ImapAddress { get; set; }

    public int ImapPort { get; set; } = 143;

    public string? ImapLogin { get; set; }

    public string? ImapPassword { get; set; }

    /// <summary>A few conversations to look at in a new account. Default true.</summary>
    public bool SampleData { get; set; } = true;

    public IReadOnlyList<string> Missing() =>
        [.. new (string Name, string? Value)[] { (nameof(AdminEmail), AdminEmail), (nameof(AdminPassword), AdminPassword), (nameof(ApiAccessToken), ApiAccessToken) }
            .Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => $"{SectionName}:{setting.Name}")];
}
