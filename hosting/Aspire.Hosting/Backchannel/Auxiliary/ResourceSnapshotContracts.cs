using System.Text.Json.Nodes;

namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary>One instance of a resource as the CLI shows it.</summary>
internal sealed record ResourceSnapshot
{
    public required string Name { get; init; }
    public required string DisplayName { get; init; }
    public required string ResourceType { get; init; }
    /// <summary>The name of <see cref="ResourceType"/> in the first version of the protocol.</summary>
    public string Type => ResourceType;
    public string? State { get; init; }
    public string[]? WaitingFor { get; init; }
    public string? StateStyle { get; init; }
    public string? HealthStatus { get; init; }
    public int? ExitCode { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? StoppedAt { get; init; }
    public IReadOnlyList<ResourceSnapshotUrl> Urls { get; init; } = [];
    public IReadOnlyList<ResourceSnapshotRelationship> Relationships { get; init; } = [];
    public IReadOnlyList<ResourceSnapshotHealthReport> HealthReports { get; init; } = [];
    public IReadOnlyList<ResourceSnapshotVolume> Volumes { get; init; } = [];
    public IReadOnlyList<ResourceSnapshotEnvironmentVariable> EnvironmentVariables { get; init; } = [];
    public IReadOnlyDictionary<string, JsonNode?> Properties { get; init; } = new Dictionary<string, JsonNode?>();
    public bool IsHidden { get; init; }
    public object? McpServer { get; init; }
    public IReadOnlyList<ResourceSnapshotCommand> Commands { get; init; } = [];
}

internal sealed record ResourceSnapshotUrl(
    string Name, string Url, bool IsInternal, ResourceSnapshotUrlDisplayProperties? DisplayProperties);

internal sealed record ResourceSnapshotUrlDisplayProperties(string? DisplayName, int SortOrder);

internal sealed record ResourceSnapshotRelationship(string ResourceName, string Type);

internal sealed record ResourceSnapshotHealthReport(string Name, string? Status, string? Description, string? ExceptionText);

internal sealed record ResourceSnapshotVolume(string? Source, string Target, string MountType, bool IsReadOnly);

internal sealed record ResourceSnapshotEnvironmentVariable(string Name, string? Value, bool IsFromSpec);

internal sealed record ResourceSnapshotCommand(
    string Name,
    string? DisplayName,
    string? Description,
    IReadOnlyList<ResourceSnapshotCommandArgument> ArgumentInputs,
    string Visibility,
    string State);

internal sealed record ResourceSnapshotCommandArgument
{
    public required string Name { get; init; }
    public string? Label { get; init; }
    public string? Description { get; init; }
    public bool EnableDescriptionMarkdown { get; init; }
    public required string InputType { get; init; }
    public bool Required { get; init; }
    public string? Placeholder { get; init; }
    public string? Value { get; init; }
    public IReadOnlyDictionary<string, string?>? Options { get; init; }
    public bool AllowCustomChoice { get; init; }
    public bool Disabled { get; init; }
    public int? MaxLength { get; init; }
    public ResourceSnapshotCommandArgumentDynamicLoading? DynamicLoading { get; init; }
}

internal sealed record ResourceSnapshotCommandArgumentDynamicLoading(bool AlwaysLoadOnStart, string[]? DependsOnInputs);
