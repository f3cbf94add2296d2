namespace HotDash.ChatwootBenchmark;

internal sealed record LoadResult(double PerSecond, double Median, double Slowest)
{
    public static LoadResult Of(double[] latencies, TimeSpan elapsed)
    {
        Array.Sort(latencies);

        return new LoadResult(latencies.Length / elapsed.TotalSeconds, latencies[latencies.Length / 2], latencies[(int)(latencies.Length * 0.99)]);
    }

    public override string ToString() => $"{PerSecond,10:N0}{Median,9:N1}{Slowest,9:N1}";
}
