using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary>The methods that the CLI calls on a running AppHost. Names and parameters are the protocol's.</summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Called by name on the instance.")]
internal sealed class AuxiliaryBackchannelTarget(
    AppHostIdentity identity,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime,
    DashboardAddress dashboard,
    SecretRedactor redactor,
    ResourceStates states,
    ResourceWaiter waiter,
    ResourceCommandRunner commands,
    ConsoleLogReader logs,
    CancellationToken closed)
{
    public GetCapabilitiesResponse GetCapabilitiesAsync(GetCapabilitiesRequest? request = null) => new(["aux.v1", "aux.v2", "aux.v3"]);

    public AppHostInformation GetAppHostInformationAsync()
    {
        var launcher = CliLauncher.From(configuration);

        return new AppHostInformation
        {
            AppHostPath = identity.ProjectFile ?? string.Empty,
            ProcessId = Environment.ProcessId,
            CliProcessId = launcher?.ProcessId,
            StartedAt = StartedAt(),
            StableStartedAt = SinceEpoch(ProcessStart.SinceBoot(Environment.ProcessId)),
            CliStartedAt = launcher?.StartedAt,
            CliStableStartedAt = SinceEpoch(launcher?.StartedSinceBoot),
            CliLogFilePath = launcher?.LogFilePath,
        };
    }

    public GetAppHostInfoResponse GetAppHostInfoAsync(GetAppHostInfoRequest? request = null)
    {
        var launcher = CliLauncher.From(configuration);

        return new GetAppHostInfoResponse(
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            identity.HostingVersion,
            identity.ProjectFile ?? string.Empty,
            launcher?.ProcessId,
            StartedAt(),
            launcher?.LogFilePath);
    }

    public Task<DashboardUrlsState> GetDashboardUrlsAsync(CancellationToken cancellationToken) => dashboard.GetUrlsAsync(cancellationToken);

    public Task<GetDashboardInfoResponse> GetDashboardInfoAsync(GetDashboardInfoRequest? request, CancellationToken cancellationToken) =>
        dashboard.GetInfoAsync(cancellationToken);

    public async Task<WaitForAppHostReadyResponse> WaitForAppHostReadyAsync(WaitForAppHostReadyRequest? request, CancellationToken cancellationToken)
    {
        using var started = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStarted, cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, started.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();

        return new WaitForAppHostReadyResponse(IsReady: true);
    }

    public async Task<GetResourcesResponse> GetResourcesAsync(GetResourcesRequest? request, CancellationToken cancellationToken)
    {
        var secrets = await redactor.ReadAsync(cancellationToken);

        return new GetResourcesResponse([.. states.Find(request?.Filter).Select(state => ResourceSnapshotMapper.Map(state, secrets))]);
    }

    public async IAsyncEnumerable<ResourceSnapshot> WatchResourcesAsync(
        WatchResourcesRequest? request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closed);
        await foreach (var state in states.WatchAsync(either.Token))
        {
            if (ResourceStates.Matches(state, request?.Filter))
            {
                yield return ResourceSnapshotMapper.Map(state, await redactor.ReadAsync(cancellationToken));
            }
        }
    }

    /// <summary>The first version of <see cref="GetResourcesAsync"/>.</summary>
    public async Task<IReadOnlyList<ResourceSnapshot>> GetResourceSnapshotsAsync(CancellationToken cancellationToken) =>
        (await GetResourcesAsync(request: null, cancellationToken)).Resources;

    /// <summary>The first version of <see cref="WatchResourcesAsync"/>.</summary>
    public IAsyncEnumerable<ResourceSnapshot> WatchResourceSnapshotsAsync(CancellationToken cancellationToken) =>
        WatchResourcesAsync(request: null, cancellationToken);

    public async IAsyncEnumerable<ResourceLogBatch> GetConsoleLogBatchesAsync(
        GetConsoleLogsRequest? request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closed);
        await foreach (var batch in logs.ReadAsync(request ?? new GetConsoleLogsRequest(), either.Token))
        {
            yield return batch;
        }
    }

    /// <summary>The second version of <see cref="GetConsoleLogBatchesAsync"/>: single lines.</summary>
    public async IAsyncEnumerable<ResourceLogLine> GetConsoleLogsAsync(
        GetConsoleLogsRequest? request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in GetConsoleLogBatchesAsync(request, cancellationToken))
        {
            foreach (var line in batch.Lines)
            {
                yield return line;
            }
        }
    }

    /// <summary>The first version of <see cref="GetConsoleLogBatchesAsync"/>.</summary>
    public IAsyncEnumerable<ResourceLogLine> GetResourceLogsAsync(string? resourceName, bool follow, CancellationToken cancellationToken) =>
        GetConsoleLogsAsync(new GetConsoleLogsRequest(resourceName, follow), cancellationToken);

    public Task<ExecuteResourceCommandResponse> ExecuteResourceCommandAsync(
        ExecuteResourceCommandRequest request, CancellationToken cancellationToken) => commands.RunAsync(request, cancellationToken);

    public Task<WaitForResourceResponse> WaitForResourceAsync(WaitForResourceRequest request, CancellationToken cancellationToken) =>
        waiter.WaitAsync(request, cancellationToken);

    public void StopAppHostAsync() => lifetime.StopApplication();

    public StopAppHostResponse StopAsync(StopAppHostRequest? request = null)
    {
        if (request?.ExitCode is { } exitCode)
        {
            Environment.ExitCode = exitCode;
        }

        lifetime.StopApplication();
        return new StopAppHostResponse();
    }

    private static DateTimeOffset StartedAt()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new DateTimeOffset(process.StartTime.ToUniversalTime());
    }

    private static DateTimeOffset? SinceEpoch(TimeSpan? sinceBoot) => sinceBoot is { } value ? DateTimeOffset.UnixEpoch + value : null;
}
