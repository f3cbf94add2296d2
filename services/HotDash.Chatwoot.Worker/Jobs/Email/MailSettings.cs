namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>How mail is sent where an inbox has no server of its own, by Chatwoot's names: SMTP_ADDRESS, SMTP_PORT and so on.</summary>
internal sealed record MailSettings(string? Address, int Port, string? Username, string? Password, bool StartTls, string Sender)
{
    public static MailSettings Read(IConfiguration configuration) => new(
        Text(configuration, "SMTP_ADDRESS"),
        configuration.GetValue("SMTP_PORT", 587),
        Text(configuration, "SMTP_USERNAME"),
        Text(configuration, "SMTP_PASSWORD"),
        configuration.GetValue("SMTP_ENABLE_STARTTLS_AUTO", true),
        Text(configuration, "MAILER_SENDER_EMAIL") ?? "Chatwoot <accounts@chatwoot.com>");

    public override string ToString() => $"{Address}:{Port}";

    private static string? Text(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } value ? value : null;
}
