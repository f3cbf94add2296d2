using System.Globalization;

namespace HotDash.DashboardBenchmark;

/// <summary>How long a page took until its last byte was here, asked one after the other as one operator does.</summary>
internal sealed record Measurement(string Path, double P50, double P95, double Max, double Kilobytes)
{
    public const double Promised = 300;

    public static async Task<Measurement> RunAsync(HttpClient client, string path, int requests, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        var bytes = 0;

        for (var request = 0; request < requests + 3; request++)
        {
            var started = TimeProvider.System.GetTimestamp();
            bytes = (await client.GetByteArrayAsync(path, cancellationToken)).Length;

            // The first three warm up.
            if (request >= 3)
            {
                times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        times.Sort();

        return new Measurement(path, At(times, 0.5), At(times, 0.95), times[^1], bytes / 1024d);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path,-34}{P50,9:0.0}{P95,9:0.0}{Max,9:0.0}{Kilobytes,7:0}");

    private static double At(List<double> sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * share) - 1)];
}
