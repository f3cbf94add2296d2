namespace Aspire.Hosting.Dcp.Objects;

/// <summary>Body of <c>/admin/execution</c>.</summary>
internal sealed record DcpExecution
{
    public const string Stopping = "Stopping";

    public required string Status { get; init; }

    public string? ShutdownResourceCleanup { get; init; }
}
