using System.Globalization;
using HotDash.TestServers;

namespace HotDash.Sidekiq.Workload.Soak;

/// <summary>How much is done on which engine. Scale 1 is 200,000 jobs and 200 faults.</summary>
internal sealed record SoakPlan(RedisTestEngine Engine, int Jobs, int Faults)
{
    public const int Workers = 3;

    /// <summary>HOTDASH_SOAK_SCALE; default 1.</summary>
    public static SoakPlan Read(RedisTestEngine engine)
    {
        var text = Environment.GetEnvironmentVariable("HOTDASH_SOAK_SCALE");
        var scale = string.IsNullOrEmpty(text) ? 1 : double.Parse(text, CultureInfo.InvariantCulture);

        return new SoakPlan(engine, Math.Max(100, (int)(200_000 * scale)), Math.Max(4, (int)(200 * scale)));
    }
}
