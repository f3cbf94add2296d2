using HotDash.Dashboard.Features.Chatwoot;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Watching.Probes;

/// <summary>Asks as somebody from outside would: readiness, the first page, Chatwoot's report. Each answer is timed and its content judged.</summary>
internal sealed class HttpProbe(IHttpClientFactory clients, OwnAddress own, IOptions<ChatwootOptions> chatwoot, TimeProvider time) : IProbe
{
    public const string ClientName = "watching";
    public const string UserAgent = "HotDash-Watch/1.0";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<Sample>> MeasureAsync(WatchedEnvironment environment, DateTime at, CancellationToken cancellationToken)
    {
        var dashboard = environment.Dashboard ?? (environment.IsThis ? own.Find() : null);
        var support = environment.Chatwoot ?? (environment.IsThis ? chatwoot.Value.BaseAddress : null);
        List<Task<IReadOnlyList<Sample>>> asked = [];

        if (dashboard is not null)
        {
            asked.Add(AskAsync("dashboard /health", new Uri(dashboard, "/health"), Answers.JudgeHealth));
            asked.Add(AskAsync("dashboard /", new Uri(dashboard, "/"), Answers.JudgePage));
        }

        if (support is not null)
        {
            asked.Add(AskAsync("chatwoot /api", new Uri(support, "/api"), Answers.JudgeChatwoot));
        }

        return [.. (await Task.WhenAll(asked)).SelectMany(samples => samples)];

        async Task<IReadOnlyList<Sample>> AskAsync(string subject, Uri address, Func<int, string, string?> judge)
        {
            var started = time.GetTimestamp();
            var (problem, detail) = await TryAsync(address, judge, cancellationToken);
            var elapsed = time.GetElapsedTime(started).TotalMilliseconds;

            return
            [
                new(at, environment.Name, WatchMetrics.Up, subject, problem is null ? 1 : 0, problem ?? detail),
                new(at, environment.Name, WatchMetrics.Duration, subject, elapsed, problem),
            ];
        }
    }

    private async Task<(string? Problem, string? Detail)> TryAsync(Uri address, Func<int, string, string?> judge, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_timeout);

        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.GetAsync(address, limit.Token);
            var body = await response.Content.ReadAsStringAsync(limit.Token);

            return (judge((int)response.StatusCode, body), Answers.ReleaseOf(response.Headers) ?? Answers.ChatwootVersion(body));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ($"no answer within {s_timeout.TotalSeconds} s", null);
        }
        catch (HttpRequestException exception)
        {
            return ($"cannot be reached: {exception.HttpRequestError}", null);
        }
    }
}
