namespace HotDash.ReleaseDrill.Incident;

/// <summary>Asks an address five times a second, and keeps when it began and ceased to answer.</summary>
internal sealed class Availability : IAsyncDisposable
{
    private static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _asking;

    public Availability(Uri url) => _asking = Task.Run(() => AskAsync(url, _stop.Token));

    /// <summary>Whether it answered, at each change.</summary>
    public List<(DateTimeOffset At, bool Answers)> Changes { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _asking;
        _stop.Dispose();
    }

    private async Task AskAsync(Uri url, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };

        while (!cancellationToken.IsCancellationRequested)
        {
            var answers = await AnswersAsync(http, url);

            if (Changes is [] || Changes[^1].Answers != answers)
            {
                Changes.Add((TimeProvider.System.GetUtcNow(), answers));
            }

            await Task.Delay(s_every, cancellationToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri url)
    {
        try
        {
            using var response = await http.GetAsync(url);

            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
