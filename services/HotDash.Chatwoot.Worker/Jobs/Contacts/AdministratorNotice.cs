using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Worker.Jobs.Email;
using MimeKit;

namespace HotDash.Chatwoot.Worker.Jobs.Contacts;

/// <summary>Mails about what a job did for an account. Without a mail server the log says it.</summary>
internal sealed partial class AdministratorNotice(Database database, MailSender sender, MailSettings settings, ILogger<AdministratorNotice> logger)
{
    public async Task ToAdministratorsAsync(long accountId, string subject, string text, CancellationToken cancellationToken) =>
        await SendAsync(
            [.. (await AgentStore.ListAsync(database, accountId, cancellationToken)).Where(agent => agent.IsAdministrator).Select(agent => agent.Email)], subject, text, cancellationToken);

    public async Task ToUserAsync(long userId, string subject, string text, CancellationToken cancellationToken) =>
        await SendAsync(await UserStore.EmailsAsync(database, userId, cancellationToken), subject, text, cancellationToken);

    private async Task SendAsync(IReadOnlyList<string?> addresses, string subject, string text, CancellationToken cancellationToken)
    {
        var recipients = addresses.Select(address => MailboxAddress.TryParse(address, out var recipient) ? recipient : null).OfType<MailboxAddress>().ToList();
        if (settings.Address is null || recipients.Count == 0)
        {
            LogNotSent(subject);

            return;
        }

        using var mail = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = text } };
        mail.From.Add(MailboxAddress.Parse(settings.Sender));
        mail.To.AddRange(recipients);
        await sender.SendAsync(mail, channel: null, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No mail '{Subject}' was sent: no mail server is configured, or nobody has an address")]
    private partial void LogNotSent(string subject);
}
