namespace HotDash.Hosting.Fly.Model;

/// <summary>A throw-away machine that judges a new one during a deploy.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#services-machine_checks</remarks>
public sealed record FlyMachineCheck
{
    public IReadOnlyList<string> Command { get; init; } = [];

    public string? Image { get; init; }

    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    public string? KillSignal { get; init; }

    public TimeSpan? KillTimeout { get; init; }
}
