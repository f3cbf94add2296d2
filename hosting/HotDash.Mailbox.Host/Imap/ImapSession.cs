using HotDash.Mailbox.Host.Listening;
using HotDash.Mailbox.Host.Storage;

namespace HotDash.Mailbox.Host.Imap;

/// <summary>One IMAP4rev1 session (RFC 3501): sign-in, the one folder INBOX, and what is done with its mails.</summary>
internal sealed class ImapSession(LineChannel channel, MailStore store, TimeProvider timeProvider, string password)
{
    // The text is not optional (RFC 3501, resp-text).
    private const string Done = "OK Done";
    private const string Capabilities = "IMAP4rev1 LITERAL+ IDLE NAMESPACE ID UNSELECT UIDPLUS SASL-IR AUTH=PLAIN";

    private readonly ImapReader _reader = new(channel);
    private Inbox? _mailbox;
    private ImapSelection? _selection;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await channel.WriteLineAsync($"* OK [CAPABILITY {Capabilities}] Development mailbox", cancellationToken);

        while (true)
        {
            string answer;
            string tag = "*";

            try
            {
                if (await _reader.ReadAsync(cancellationToken) is not { } command)
                {
                    return;
                }

                tag = command.Tag;
                answer = await AnswerAsync(command, cancellationToken);
                if (command.Name == "LOGOUT")
                {
                    await channel.WriteLineAsync($"* BYE Goodbye\r\n{tag} {answer}", cancellationToken);
                    return;
                }

                // Numbers of mails must not shift while a client counts on them (RFC 3501, 7.4.1).
                if (_selection is not null && command.Name is not ("FETCH" or "STORE" or "SEARCH"))
                {
                    await WriteAsync(_selection.Renew(), cancellationToken);
                }
            }
            catch (ImapException exception)
            {
                answer = $"BAD {exception.Message}";
            }

            await channel.WriteLineAsync($"{tag} {answer}", cancellationToken);
        }
    }

    private async Task<string> AnswerAsync(ImapCommand command, CancellationToken cancellationToken)
    {
        switch (command.Name)
        {
            case "CAPABILITY":
                return await WriteAsync([$"* CAPABILITY {Capabilities}"], cancellationToken);
            case "NOOP" or "LOGOUT":
                return Done;
            case "ID":
                return await WriteAsync(["* ID (\"name\" \"HotDash development mailbox\")"], cancellationToken);
            case "LOGIN":
                return SignIn(command.Argument(0).Decoded, command.Argument(1).Decoded);
            case "AUTHENTICATE":
                return await AuthenticateAsync(command, cancellationToken);
        }

        return _mailbox is null
            ? "NO Sign in first"
            : await AnswerSignedInAsync(_mailbox, command, cancellationToken);
    }

    private async Task<string> AnswerSignedInAsync(Inbox mailbox, ImapCommand command, CancellationToken cancellationToken)
    {
        switch (command.Name)
        {
            case "NAMESPACE":
                return await WriteAsync(["* NAMESPACE ((\"\" \"/\")) NIL NIL"], cancellationToken);
            case "LIST" or "LSUB":
                return await WriteAsync(ImapFolders.List(command), cancellationToken);
            case "STATUS":
                return ImapFolders.IsInbox(command.Argument(0)) ? await WriteAsync([ImapFolders.Status(mailbox, command)], cancellationToken) : "NO There is only INBOX";
            case "SELECT" or "EXAMINE":
                return await SelectAsync(mailbox, command, cancellationToken);
            case "APPEND":
                return Append(mailbox, command);
            case "CREATE" or "DELETE" or "RENAME" or "COPY" or "UID COPY":
                return "NO There is only INBOX";
            case "SUBSCRIBE" or "UNSUBSCRIBE":
                return Done;
        }

        return _selection is null
            ? command.Name is "FETCH" or "UID FETCH" or "STORE" or "UID STORE" or "SEARCH" or "UID SEARCH" or "IDLE" or "EXPUNGE" or "CLOSE" ? "BAD Select INBOX first" : $"BAD {command.Name} is not understood"
            : await AnswerSelectedAsync(_selection, command, cancellationToken);
    }

    private async Task<string> AnswerSelectedAsync(ImapSelection selection, ImapCommand command, CancellationToken cancellationToken)
    {
        switch (command.Name)
        {
            case "FETCH" or "UID FETCH":
                return await WriteAsync(selection.Fetch(command), cancellationToken);
            case "STORE" or "UID STORE":
                return await WriteAsync(selection.Store(command), cancellationToken);
            case "SEARCH" or "UID SEARCH":
                return await WriteAsync([selection.Search(command)], cancellationToken);
            case "EXPUNGE" or "UID EXPUNGE":
                selection.Expunge();
                return Done;
            case "CHECK":
                return Done;
            case "IDLE":
                return await IdleAsync(selection, cancellationToken);
            case "CLOSE" or "UNSELECT":
                if (command.Name == "CLOSE")
                {
                    selection.Expunge();
                }

                _selection = null;
                return Done;
            default:
                return $"BAD {command.Name} is not understood";
        }
    }

    private string SignIn(string address, string given)
    {
        if (given != password || MailStore.Normalize(address) is null)
        {
            return "NO [AUTHENTICATIONFAILED] The user is a mail address, the password that of the development mailbox";
        }

        _mailbox = store.Open(address);
        return $"OK [CAPABILITY {Capabilities}] Signed in";
    }

    private async Task<string> AuthenticateAsync(ImapCommand command, CancellationToken cancellationToken)
    {
        if (command.Argument(0).Upper != "PLAIN")
        {
            return "NO Only PLAIN is offered";
        }

        var response = command.Arguments.Count > 1 ? command.Arguments[1].Text : await AskAsync(cancellationToken);
        var bytes = new byte[response.Length];
        var parts = Convert.TryFromBase64String(response, bytes, out var length)
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, length).Split('\0')
            : [];

        return parts is [_, var address, var given] ? SignIn(address, given) : "BAD The response is not that of PLAIN";
    }

    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        await channel.WriteLineAsync("+ ", cancellationToken);
        return await channel.ReadLineAsync(cancellationToken) ?? "";
    }

    private async Task<string> SelectAsync(Inbox mailbox, ImapCommand command, CancellationToken cancellationToken)
    {
        _selection = null;
        if (!ImapFolders.IsInbox(command.Argument(0)))
        {
            return "NO There is only INBOX";
        }

        var selection = new ImapSelection(mailbox, isReadOnly: command.Name == "EXAMINE");
        await WriteAsync(selection.Describe(), cancellationToken);
        _selection = selection;
        return command.Name == "EXAMINE" ? "OK [READ-ONLY] Selected" : "OK [READ-WRITE] Selected";
    }

    private string Append(Inbox mailbox, ImapCommand command)
    {
        if (!ImapFolders.IsInbox(command.Argument(0)))
        {
            return "NO [TRYCREATE] There is only INBOX";
        }

        var flags = command.Arguments.FirstOrDefault(argument => argument.IsList)?.Items?.Select(item => item.Text) ?? [];
        var mail = mailbox.Add(System.Text.Encoding.Latin1.GetBytes(command.Arguments[^1].Text), MailFlagNames.FromNames(flags), timeProvider.GetUtcNow());
        return $"OK [APPENDUID {mailbox.UidValidity} {mail.Uid}] Stored";
    }

    private async Task<string> IdleAsync(ImapSelection selection, CancellationToken cancellationToken)
    {
        using var changed = new SemaphoreSlim(0);
        void Notice() => changed.Release();
        selection.Inbox.Changed += Notice;

        try
        {
            await channel.WriteLineAsync("+ idling", cancellationToken);
            var done = channel.ReadLineAsync(cancellationToken);

            while (true)
            {
                var change = changed.WaitAsync(cancellationToken);
                if (await Task.WhenAny(done, change) == done)
                {
                    changed.Release();
                    await change;
                    return (await done)?.ToUpperInvariant() == "DONE" ? Done : "BAD Expected DONE";
                }

                await WriteAsync(selection.Renew(), cancellationToken);
            }
        }
        finally
        {
            selection.Inbox.Changed -= Notice;
        }
    }

    private async Task<string> WriteAsync(IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        foreach (var line in lines)
        {
            await channel.WriteLineAsync(line, cancellationToken);
        }

        return Done;
    }
}
