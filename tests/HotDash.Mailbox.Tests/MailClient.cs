using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace HotDash.Mailbox.Tests;

internal static class MailClient
{
    public static async Task SendAsync(MailboxProcess mailbox, MimeMessage message)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", mailbox.SmtpPort, SecureSocketOptions.None, cancellationToken);
        await client.AuthenticateAsync("anybody@shop.test", MailboxProcess.Password, cancellationToken);
        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    public static async Task<ImapClient> OpenAsync(MailboxProcess mailbox, string address, FolderAccess access = FolderAccess.ReadWrite)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", mailbox.ImapPort, SecureSocketOptions.None, cancellationToken);
        await client.AuthenticateAsync(address, MailboxProcess.Password, cancellationToken);
        await client.Inbox.OpenAsync(access, cancellationToken);
        return client;
    }

    public static MimeMessage Message(string to, string subject, string text = "Hello")
    {
        var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = text } };
        message.From.Add(new MailboxAddress("Jürgen", "juergen@example.test"));
        message.To.Add(MailboxAddress.Parse(to));
        return message;
    }
}
