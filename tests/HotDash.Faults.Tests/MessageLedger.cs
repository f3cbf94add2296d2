using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace HotDash.Faults.Tests;

/// <summary>Posts messages all the while and remembers those that were acknowledged; only these must be there at the end.</summary>
internal sealed class MessageLedger(HttpClient chatwoot, string messages) : IAsyncDisposable
{
    private const int Customers = 4;

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<string> _acknowledged = [];
    private Task? _posting;
    private int _refused;

    public int Acknowledged => _acknowledged.Count;

    public int Refused => _refused;

    public void Start() => _posting = Task.WhenAll(Enumerable.Range(0, Customers).Select(PostAsync));

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await (_posting ?? Task.CompletedTask);
    }

    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken cancellationToken)
    {
        var found = new HashSet<string?>(StringComparer.Ordinal);

        // The API gives the last 20 before an id.
        for (string? before = null; ;)
        {
            var page = await chatwoot.GetFromJsonAsync<JsonArray>(before is null ? messages : $"{messages}?before={before}", cancellationToken) ?? [];
            if (page.Count == 0)
            {
                return [.. _acknowledged.Where(content => !found.Contains(content))];
            }

            found.UnionWith(page.Select(message => (string?)message?["content"]));
            before = page.Select(message => (long)(message?["id"] ?? 0L)).Min().ToString(CultureInfo.InvariantCulture);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task PostAsync(int customer)
    {
        for (var number = 0; !_stop.IsCancellationRequested; number++)
        {
            var content = $"ledger {customer}.{number}";

            try
            {
                // Not the test's token: a post that was sent is waited for, or it would be neither acknowledged nor refused.
                using var response = await chatwoot.PostAsJsonAsync(messages, new { content }, CancellationToken.None);
                if (response.IsSuccessStatusCode)
                {
                    _acknowledged.Add(content);
                }
                else
                {
                    Interlocked.Increment(ref _refused);
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                Interlocked.Increment(ref _refused);
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }
}
