namespace Aspire.Hosting.Dcp.Objects;

internal sealed record DcpMetadata
{
    public required string Name { get; init; }

    public string? Uid { get; init; }

    public string? ResourceVersion { get; init; }

    public DateTimeOffset? CreationTimestamp { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    public Dictionary<string, string>? Annotations { get; init; }

    public IReadOnlyList<DcpOwnerReference>? OwnerReferences { get; init; }
}
