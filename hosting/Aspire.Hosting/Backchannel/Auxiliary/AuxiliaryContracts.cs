using System.Text.Json.Nodes;

namespace Aspire.Hosting.Backchannel.Auxiliary;

internal sealed record GetCapabilitiesRequest;

internal sealed record GetCapabilitiesResponse(string[] Capabilities);

internal sealed record AppHostInformation
{
    public required string AppHostPath { get; init; }
    public required int ProcessId { get; init; }
    public int? CliProcessId { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    /// <summary>Unix epoch + start of the process since boot. The CLI takes any other value for another process, so it is exact or absent.</summary>
    public DateTimeOffset? StableStartedAt { get; init; }
    public DateTimeOffset? CliStartedAt { get; init; }
    public DateTimeOffset? CliStableStartedAt { get; init; }
    public string? CliLogFilePath { get; init; }
}

internal sealed record GetAppHostInfoRequest;

internal sealed record GetAppHostInfoResponse(
    string Pid, string AspireHostVersion, string AppHostPath, int? CliProcessId, DateTimeOffset? StartedAt, string? CliLogFilePath);

internal sealed record GetDashboardInfoRequest;

internal sealed record GetDashboardInfoResponse(string? ApiBaseUrl, string? ApiToken, string[] DashboardUrls, bool IsHealthy);

internal sealed record WaitForAppHostReadyRequest;

internal sealed record WaitForAppHostReadyResponse(bool IsReady);

internal sealed record GetResourcesRequest(string? Filter = null);

internal sealed record GetResourcesResponse(IReadOnlyList<ResourceSnapshot> Resources);

internal sealed record WatchResourcesRequest(string? Filter = null);

internal sealed record GetConsoleLogsRequest(
    string? ResourceName = null, bool Follow = false, string? Search = null, int? Tail = null, bool IncludeHidden = false);

internal sealed record ResourceLogLine(string ResourceName, int LineNumber, string Content, bool IsError);

internal sealed record ResourceLogBatch(IReadOnlyList<ResourceLogLine> Lines);

internal sealed record StopAppHostRequest(int? ExitCode = null);

internal sealed record StopAppHostResponse;

internal sealed record ExecuteResourceCommandRequest(
    string ResourceName,
    string CommandName,
    JsonNode? Arguments = null,
    bool ValidateOnly = false,
    bool NonInteractive = true,
    bool ReturnArgumentInputs = false);

internal sealed record ExecuteResourceCommandResponse
{
    public required bool Success { get; init; }
    public bool Canceled { get; init; }
    public string? ErrorMessage { get; init; }
    public string? Message { get; init; }
    public ResourceCommandValue? Value { get; init; }
    public IReadOnlyList<ArgumentValidationError> ValidationErrors { get; init; } = [];
    public IReadOnlyList<ResourceSnapshotCommandArgument>? ArgumentInputs { get; init; }
}

internal sealed record ResourceCommandValue(string Value, string Format, bool DisplayImmediately);

internal sealed record ArgumentValidationError(string ArgumentName, string ErrorMessage);

internal sealed record WaitForResourceRequest(string ResourceName, string Status, int TimeoutSeconds = 120);

internal sealed record WaitForResourceResponse
{
    public required bool Success { get; init; }
    public string? State { get; init; }
    public string? HealthStatus { get; init; }
    public bool ResourceNotFound { get; init; }
    public bool TimedOut { get; init; }
    public string? ErrorMessage { get; init; }
}
