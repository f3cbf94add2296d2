using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>The methods that the launching CLI calls. Names and parameters are the protocol's.</summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Called by name on the instance.")]
internal sealed class CliBackchannelTarget(
    IHostApplicationLifetime lifetime,
    DashboardAddress dashboard,
    BackchannelLoggerProvider logs,
    ResourceNotificationService notifications,
    PublishingActivityStream activities,
    CliPrompts prompts,
    PipelineStepLister steps,
    CancellationToken closed)
{
    /// <summary>The CLI refuses a host without <c>baseline.v2</c>.</summary>
    public string[] GetCapabilitiesAsync() => ["baseline.v2", "pipeline-steps.v1"];

    public Task<DashboardUrlsState> GetDashboardUrlsAsync(CancellationToken cancellationToken) => dashboard.GetUrlsAsync(cancellationToken);

    public IAsyncEnumerable<BackchannelLogEntry> GetAppHostLogEntriesAsync(CancellationToken cancellationToken) =>
        logs.ReadAllAsync(cancellationToken);

    /// <summary>Sent by the CLI when it considers the start done; nothing waits for it.</summary>
    public void NotifyAppHostReadyAsync()
    {
    }

    public async IAsyncEnumerable<RpcResourceState> GetResourceStatesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closed);
        await foreach (var state in notifications.WatchAsync(either.Token))
        {
            if (!state.Snapshot.IsHidden)
            {
                yield return new RpcResourceState(
                    state.Resource.Name,
                    state.Snapshot.ResourceType,
                    state.Snapshot.State?.Text ?? "Unknown",
                    [.. state.Snapshot.Urls.Select(url => url.Url)],
                    state.Snapshot.HealthStatus?.ToString());
            }
        }
    }

    public IAsyncEnumerable<PublishingActivity> GetPublishingActivitiesAsync(CancellationToken cancellationToken) =>
        activities.ReadAllAsync(cancellationToken);

    public async Task<GetPipelineStepsResponse> GetPipelineStepsAsync(GetPipelineStepsRequest? request, CancellationToken cancellationToken) =>
        new(await steps.ListAsync(request?.Step, cancellationToken));

    public Task CompletePromptResponseAsync(string promptId, PublishingPromptInputAnswer[] answers, CancellationToken cancellationToken) =>
        prompts.AnswerAsync(promptId, answers, complete: true, cancellationToken);

    /// <summary>A value on which other inputs depend was changed; the prompt stays open.</summary>
    public Task UpdatePromptResponseAsync(string promptId, PublishingPromptInputAnswer[] answers, CancellationToken cancellationToken) =>
        prompts.AnswerAsync(promptId, answers, complete: false, cancellationToken);

    public void RequestStopAsync() => lifetime.StopApplication();
}
