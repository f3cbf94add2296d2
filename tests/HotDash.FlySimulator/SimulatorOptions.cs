using System.Globalization;

namespace HotDash.FlySimulator;

/// <summary>The times of flyctl and Fly, which tests shorten.</summary>
internal sealed record SimulatorOptions
{
    public const string SmokeVariable = "FLY_SIMULATOR_SMOKE_SECONDS";
    public const string WaitVariable = "FLY_SIMULATOR_WAIT_SECONDS";

    /// <summary>How long a deploy's smoke check looks. flyctl: 10 seconds.</summary>
    public TimeSpan Smoke { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a deploy waits for health checks. flyctl: 5 minutes.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a killed deploy's lease on a machine stays. flyctl: 13 seconds.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(13);

    /// <summary>How long a machine may take to end after its signal. Fly: 5 seconds, unless kill_timeout says otherwise.</summary>
    public TimeSpan Kill { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long Fly waits before it starts a crashed machine's program again.</summary>
    public TimeSpan Restart { get; init; } = TimeSpan.FromMilliseconds(500);

    public static SimulatorOptions FromEnvironment() => new()
    {
        Smoke = Seconds(SmokeVariable, 10),
        Wait = Seconds(WaitVariable, 300),
        Lease = Seconds("FLY_SIMULATOR_LEASE_SECONDS", 13),
    };

    private static TimeSpan Seconds(string variable, double otherwise) =>
        TimeSpan.FromSeconds(double.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var seconds) ? seconds : otherwise);
}
