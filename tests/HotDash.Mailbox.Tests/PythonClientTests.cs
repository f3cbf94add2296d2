using System.Diagnostics;

namespace HotDash.Mailbox.Tests;

/// <summary>Python's smtplib and imaplib: written by others, and used by scripts.</summary>
public sealed class PythonClientTests(MailboxProcess mailbox) : IClassFixture<MailboxProcess>
{
    private const string Script = """
        import email, imaplib, smtplib, sys
        smtp, imap, password = int(sys.argv[1]), int(sys.argv[2]), sys.stdin.read()
        with smtplib.SMTP('127.0.0.1', smtp) as client:
            client.login('anybody', password)
            client.sendmail('jane@example.test', ['py@shop.test', 'py2@shop.test'], 'Subject: From Python\r\nMessage-ID: <1@py>\r\n\r\nHello\r\n.dot\r\n')
        box = imaplib.IMAP4('127.0.0.1', imap)
        box.login('py@shop.test', password)
        assert box.list()[0] == 'OK'
        assert box.select('INBOX') == ('OK', [b'1'])
        assert box.search(None, 'UNSEEN', 'SINCE', '1-Jan-2020')[1] == [b'1']
        assert box.search(None, 'HEADER', 'Message-ID', '<1@py>')[1] == [b'1']
        header = box.fetch('1', '(BODY.PEEK[HEADER.FIELDS (SUBJECT FROM)])')[1][0][1]
        assert header == b'Subject: From Python\r\n\r\n', header
        assert box.fetch('1', '(FLAGS)')[1] == [b'1 (FLAGS ())'], box.fetch('1', '(FLAGS)')
        body = email.message_from_bytes(box.fetch('1', '(RFC822)')[1][0][1]).get_payload()
        assert body == 'Hello\r\n.dot\r\n', body
        assert b'\\Seen' in box.fetch('1', '(FLAGS)')[1][0]
        assert box.uid('search', None, 'UID', '1:*')[1] == [b'1']
        box.store('1', '+FLAGS', '\\Deleted'); box.expunge()
        assert box.search(None, 'ALL')[1] == [b'']
        box.append('INBOX', '\\Seen', None, b'Subject: Appended\r\n\r\nx\r\n')
        assert box.status('INBOX', '(MESSAGES UNSEEN UIDNEXT)')[1] == [b'INBOX (MESSAGES 1 UNSEEN 0 UIDNEXT 3)'], box.status('INBOX', '(MESSAGES UNSEEN UIDNEXT)')
        try: box.login_cram_md5('py@shop.test', 'x'); raise SystemExit('accepted')
        except imaplib.IMAP4.error: pass
        box.logout()
        print('all well')
        """;

    [Fact]
    public async Task Session_OfPythonsLibraries_GoesThrough()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed.");
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Script, $"{mailbox.SmtpPort}", $"{mailbox.ImapPort}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var python = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        await python.StandardInput.WriteAsync(MailboxProcess.Password);
        python.StandardInput.Close();
        var error = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.True(output == "all well\n", output + await error);
    }
}
