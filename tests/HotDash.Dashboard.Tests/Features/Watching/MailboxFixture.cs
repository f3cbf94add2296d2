using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotDash.Dashboard.Tests.RealStack;

namespace HotDash.Dashboard.Tests.Features.Watching;

/// <summary>The development mailbox, as the stack runs it.</summary>
public sealed class MailboxFixture : IAsyncLifetime
{
    private readonly Uri _pages = new($"http://127.0.0.1:{ServiceProcess.FreePort()}");
    private readonly string _folder = Directory.CreateTempSubdirectory("hotdash-mailbox-").FullName;
    private ServiceProcess? _process;

    public int SmtpPort { get; } = ServiceProcess.FreePort();

    public async ValueTask InitializeAsync()
    {
        _process = ServiceProcess.Start("HotDash.Mailbox.Host", new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = _pages.ToString(),
            ["Mailbox__Folder"] = _folder,
            ["Mailbox__Password"] = "mailbox-password",
            ["Mailbox__SmtpPort"] = $"{SmtpPort}",
            ["Mailbox__ImapPort"] = $"{ServiceProcess.FreePort()}",
        });
        await _process.AnswersAsync(_pages, CancellationToken.None);
    }

    /// <summary>The subjects of what an address has received, in order.</summary>
    public async Task<IReadOnlyList<string>> SubjectsAsync(string address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = _pages };
        var mailboxes = await http.GetFromJsonAsync<JsonArray>("/api/mailboxes", cancellationToken) ?? [];

        return [.. mailboxes.Where(mailbox => (string?)mailbox!["address"] == address)
            .SelectMany(mailbox => mailbox!["mails"]!.AsArray())
            .OrderBy(mail => (uint)mail!["uid"]!)
            .Select(mail => (string)mail!["subject"]!)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
