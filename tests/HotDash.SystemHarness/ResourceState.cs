namespace HotDash.SystemHarness;

/// <summary>What the AppHost says of one resource instance, as the official CLI receives it.</summary>
public sealed record ResourceState(
    string Name,
    string DisplayName,
    string ResourceType,
    string? State,
    string? HealthStatus,
    int? ExitCode,
    bool IsHidden,
    IReadOnlyList<ResourceUrl> Urls)
{
    /// <summary>Up: running and healthy. A one-shot resource: finished with exit code 0. What has no life of its own always is.</summary>
    public bool IsSettled => State switch
    {
        "Running" => HealthStatus is "Healthy",
        "Finished" or "Exited" => ExitCode is 0,
        _ => ResourceType is "Parameter" or "ConnectionString" or "ExternalService",
    };
}
