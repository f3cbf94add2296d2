using System.Net;
using HotDash.Mailbox.Host.Samples;
using HotDash.Mailbox.Host.Storage;

namespace HotDash.Mailbox.Host.Pages;

/// <summary>A small page to look at mails and to drop samples.</summary>
internal static class MailPages
{
    private const string Html = "text/html; charset=utf-8";

    public static void MapMailPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (MailStore store) => Results.Content(Document("Mailboxes", Overview(store)), Html));
        routes.MapGet("/mailboxes/{address}/{uid}", Show);
    }

    public static StoredMail? Find(MailStore store, string address, uint uid) =>
        store.Mailboxes.FirstOrDefault(mailbox => mailbox.Address == address)?.Mails.FirstOrDefault(mail => mail.Uid == uid);

    private static IResult Show(string address, uint uid, MailStore store)
    {
        if (Find(store, address, uid) is not { } mail)
        {
            return Results.NotFound();
        }

        var message = mail.ReadMessage();
        var headers = string.Concat(message.Headers.Select(header => $"<tr><th>{Encode(header.Field)}</th><td>{Encode(header.Value)}</td></tr>"));
        var body = $"<p><a href=\"/\">All mailboxes</a> · <a href=\"/api/mailboxes/{Uri.EscapeDataString(address)}/{uid}\">Source</a></p><table>{headers}</table><pre>{Encode(message.TextBody ?? message.HtmlBody ?? "")}</pre>";
        return Results.Content(Document(message.Subject ?? "(no subject)", body), Html);
    }

    private static string Overview(MailStore store)
    {
        var kinds = string.Concat(Enum.GetNames<SampleKind>().Select(kind => $"<option>{kind.ToLowerInvariant()}</option>"));
        var mailboxes = string.Concat(store.Mailboxes.Select(mailbox => $"<h2>{Encode(mailbox.Address)}</h2>{Mails(mailbox)}"));

        return $$"""
            <form id="drop">
              <label>Sample <select name="kind">{{kinds}}</select></label>
              <label>From <input name="from" value="{{SampleMails.Customer}}"></label>
              <label>To <input name="to" value="support@hotdash.test"></label>
              <button>Drop</button> <output></output>
            </form>
            {{(mailboxes.Length > 0 ? mailboxes : "<p>No mail yet. Drop a sample, or send one by SMTP.</p>")}}
            <script>
              document.getElementById('drop').addEventListener('submit', async event => {
                event.preventDefault();
                const answer = await fetch('/api/samples', {
                  method: 'POST', headers: { 'content-type': 'application/json' },
                  body: JSON.stringify(Object.fromEntries(new FormData(event.target))) });
                if (answer.ok) location.reload(); else event.target.querySelector('output').textContent = await answer.text();
              });
            </script>
            """;
    }

    private static string Mails(Inbox mailbox)
    {
        var rows = string.Concat(mailbox.Mails.Reverse().Select(mail =>
        {
            var message = mail.ReadMessage();
            return $"<tr><td>{mail.Received:yyyy-MM-dd HH:mm:ss}</td><td>{Encode(message.From.ToString())}</td>"
                + $"<td><a href=\"/mailboxes/{Uri.EscapeDataString(mailbox.Address)}/{mail.Uid}\">{Encode(message.Subject ?? "(no subject)")}</a></td><td>{Encode(mail.Flags.Names())}</td></tr>";
        }));

        return rows.Length > 0 ? $"<table><tr><th>Received (UTC)</th><th>From</th><th>Subject</th><th>Flags</th></tr>{rows}</table>" : "<p>Empty.</p>";
    }

    private static string Document(string title, string body) => $$"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>{{Encode(title)}}</title>
        <style>
          body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
          table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid #8884; vertical-align: top; }
          pre { white-space: pre-wrap; } label { margin-right: 1rem; } output { color: #b00; } :root { color-scheme: light dark; }
        </style></head>
        <body><h1>{{Encode(title)}}</h1>{{body}}</body></html>
        """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
