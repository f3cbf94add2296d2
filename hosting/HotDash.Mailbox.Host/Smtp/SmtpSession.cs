using System.Text;
using HotDash.Mailbox.Host.Listening;
using HotDash.Mailbox.Host.Storage;

namespace HotDash.Mailbox.Host.Smtp;

/// <summary>
/// One SMTP session (RFC 5321), for development: it takes mail from anybody to anybody. Credentials are not needed, but
/// wrong ones are refused, so that a wrong setting shows. Recipients at reject.test get a 550.
/// </summary>
internal sealed class SmtpSession(LineChannel channel, MailDelivery delivery, string password)
{
    private const int LargestMail = 25 * 1024 * 1024;
    private const string RejectingDomain = "@reject.test";

    private readonly List<string> _recipients = [];
    private string? _sender;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await channel.WriteLineAsync("220 mailbox.hotdash.test ESMTP development mailbox", cancellationToken);

        while (await channel.ReadLineAsync(cancellationToken) is { } line)
        {
            var (verb, argument) = SmtpLine.Split(line);
            if (verb == "QUIT")
            {
                await channel.WriteLineAsync("221 Bye", cancellationToken);
                return;
            }

            await channel.WriteLineAsync(await AnswerAsync(verb, argument, cancellationToken), cancellationToken);
        }
    }

    private async Task<string> AnswerAsync(string verb, string argument, CancellationToken cancellationToken)
    {
        switch (verb)
        {
            case "EHLO":
                Reset();
                return $"250-mailbox.hotdash.test\r\n250-SIZE {LargestMail}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n250 AUTH PLAIN LOGIN";
            case "HELO":
                Reset();
                return "250 mailbox.hotdash.test";
            case "AUTH":
                return await AuthenticateAsync(argument, cancellationToken);
            case "MAIL":
                return TakeSender(argument);
            case "RCPT":
                return TakeRecipient(argument);
            case "DATA":
                return await TakeMailAsync(cancellationToken);
            case "RSET":
                Reset();
                return "250 OK";
            case "NOOP":
                return "250 OK";
            case "VRFY":
                return "252 Any address has a mailbox";
            default:
                return $"500 '{verb}' is not understood";
        }
    }

    private string TakeSender(string argument)
    {
        if (SmtpLine.Path(argument, "FROM:") is not { } path)
        {
            return "501 Expected MAIL FROM:<address>";
        }

        Reset();
        _sender = path;
        return "250 OK";
    }

    private string TakeRecipient(string argument)
    {
        if (_sender is null)
        {
            return "503 MAIL FROM comes first";
        }

        if (SmtpLine.Path(argument, "TO:") is not { } path || MailStore.Normalize(path) is not { } address)
        {
            return "501 Expected RCPT TO:<address>";
        }

        if (address.EndsWith(RejectingDomain, StringComparison.Ordinal))
        {
            return $"550 No mailbox {address} here";
        }

        _recipients.Add(address);
        return "250 OK";
    }

    private async Task<string> TakeMailAsync(CancellationToken cancellationToken)
    {
        if (_sender is null || _recipients.Count == 0)
        {
            return "503 MAIL FROM and RCPT TO come first";
        }

        await channel.WriteLineAsync("354 End with a line that holds only a dot", cancellationToken);
        using var content = new MemoryStream();

        while (await channel.ReadLineAsync(cancellationToken) is { } line && line != ".")
        {
            if (content.Length <= LargestMail)
            {
                content.Write(Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
            }
        }

        if (content.Length > LargestMail)
        {
            Reset();
            return $"552 A mail may have {LargestMail} bytes";
        }

        delivery.Deliver(_sender, _recipients, content.ToArray());
        Reset();
        return "250 OK, delivered";
    }

    private async Task<string> AuthenticateAsync(string argument, CancellationToken cancellationToken)
    {
        var words = argument.Split(' ', 2);
        var given = words[0].ToUpperInvariant() switch
        {
            "PLAIN" => Decode(words.Length > 1 ? words[1] : await AskAsync("334 ", cancellationToken)).Split('\0').LastOrDefault(),
            "LOGIN" => await AskLoginAsync(words, cancellationToken),
            _ => null,
        };

        return given == password ? "235 Welcome" : "535 Wrong password, or an unknown mechanism";
    }

    private async Task<string> AskLoginAsync(string[] words, CancellationToken cancellationToken)
    {
        if (words.Length < 2)
        {
            await AskAsync("334 VXNlcm5hbWU6", cancellationToken);
        }

        return Decode(await AskAsync("334 UGFzc3dvcmQ6", cancellationToken));
    }

    private async Task<string> AskAsync(string prompt, CancellationToken cancellationToken)
    {
        await channel.WriteLineAsync(prompt, cancellationToken);
        return await channel.ReadLineAsync(cancellationToken) ?? "";
    }

    private static string Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }

    private void Reset()
    {
        _sender = null;
        _recipients.Clear();
    }
}
