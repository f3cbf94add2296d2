namespace HotDash.Hosting.Fly.Publishing;

/// <summary>A resource as a process group: everything that Aspire knows of it, read and evaluated.</summary>
internal sealed record FlyGroupModel
{
    public required string Resource { get; init; }

    public required FlyGroup Settings { get; init; }

    /// <summary>Null: the image's own command.</summary>
    public string? Command { get; init; }

    public string? Entrypoint { get; init; }

    public IReadOnlyList<FlyEndpointModel> Endpoints { get; init; } = [];

    public IReadOnlyList<FlyHealthModel> HealthChecks { get; init; } = [];

    /// <summary>Keys of health checks that are no requests: only the local stack runs them.</summary>
    public IReadOnlyList<string> OtherHealthChecks { get; init; } = [];

    public IReadOnlyDictionary<string, FlyValue> Variables { get; init; } = new Dictionary<string, FlyValue>();

    public int Replicas { get; init; } = 1;
}
