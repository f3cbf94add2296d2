using System.Diagnostics;

namespace HotDash.ChatwootBenchmark;

/// <summary>Sixteen connections that ask as fast as they are answered, after a warm-up of a second.</summary>
internal static class Load
{
    private const int Connections = 16;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    public static async Task<LoadResult> RunAsync(Uri address, BenchmarkRequest request, TimeSpan duration)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections };
        using var http = new HttpClient(handler);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => WorkAsync(http, address, request, s_warmUp)));
        var watch = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => WorkAsync(http, address, request, duration)));

        return LoadResult.Of([.. latencies.SelectMany(list => list)], watch.Elapsed);
    }

    private static async Task<List<double>> WorkAsync(HttpClient http, Uri address, BenchmarkRequest request, TimeSpan duration)
    {
        var latencies = new List<double>();
        var watch = Stopwatch.StartNew();

        while (watch.Elapsed < duration)
        {
            var start = watch.Elapsed;
            using var message = request.ToMessage(address);
            using var response = await http.SendAsync(message);
            await response.Content.CopyToAsync(Stream.Null);
            response.EnsureSuccessStatusCode();
            latencies.Add((watch.Elapsed - start).TotalMilliseconds);
        }

        return latencies;
    }
}
