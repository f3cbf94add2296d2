namespace HotDash.Dashboard.Features.Watching;

/// <summary>One installation of the stack. What has no address is not probed.</summary>
public sealed class WatchedEnvironment
{
    public required string Name { get; init; }

    public Uri? Dashboard { get; init; }

    public Uri? Chatwoot { get; init; }

    /// <summary>Names of its apps on Fly.io; with <see cref="FlyToken"/> their machines and secrets are read.</summary>
    public IReadOnlyList<string> FlyApps { get; init; } = [];

    /// <summary>A read-only token: <c>fly tokens create readonly</c>.</summary>
    public Secret? FlyToken { get; init; }

    /// <summary>A deploy token (<c>fly tokens create deploy</c>): with it a restart that a person approved is carried out. Without it nothing is changed here.</summary>
    public Secret? FlyDeployToken { get; init; }

    /// <summary>Default https://api.machines.dev.</summary>
    public Uri FlyApi { get; init; } = new("https://api.machines.dev");

    /// <summary>Whether it is the stack that this process belongs to, whose queues, tiles and requests are seen from inside.</summary>
    public bool IsThis { get; init; }
}
