namespace HotDash.Hosting.Fly.Model;

/// <summary>What Fly does when the machine's process ends.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-restart-section</remarks>
public sealed record FlyRestart
{
    public required FlyRestartPolicy Policy { get; init; }

    /// <summary>Within five minutes. Fly's default is 10.</summary>
    public int? Retries { get; init; }

    public IReadOnlyList<string> Processes { get; init; } = [];
}
