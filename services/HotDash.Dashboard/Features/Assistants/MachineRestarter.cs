using System.Net.Http.Headers;
using HotDash.Dashboard.Features.Approvals;
using HotDash.Dashboard.Features.Live;
using HotDash.Dashboard.Features.Watching;
using HotDash.Dashboard.Features.Watching.Probes;

namespace HotDash.Dashboard.Features.Assistants;

/// <summary>Restarts the machine that a person approved to restart: the approved text alone says which, once per approval, within half an hour of it.</summary>
internal sealed partial class MachineRestarter(ApprovalStore approvals, ApplyStore applies, WatchedEnvironments environments, IHttpClientFactory clients, LiveUpdates live, TimeProvider time, ILogger<MachineRestarter> logger)
{
    private static readonly TimeSpan s_approvalLastsFor = TimeSpan.FromMinutes(30);

    /// <summary>Fly stops a machine, waiting for it, before it answers.</summary>
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    /// <exception cref="InvalidOperationException">Nothing was restarted, or nobody knows; the message says which and what to do.</exception>
    public async Task<string> RestartAsync(Guid id, CancellationToken cancellationToken)
    {
        var approval = await approvals.FindAsync(id, cancellationToken);

        if (approval is null || approval.Kind != ApprovalKinds.Misc || RestartCommand.Parse(approval.Content) is not { } command)
        {
            throw new InvalidOperationException($"'{id}' is not the proposal of a restart. Ask for one with request_restart.");
        }

        if (approval is not { State: ApprovalStates.Approved, DecidedAt: { } decidedAt })
        {
            throw new InvalidOperationException(approval.State is ApprovalStates.Draft or ApprovalStates.PendingReview
                ? $"Nobody has approved it yet: /approvals?approvalId={id}. Nothing was restarted."
                : $"It is {approval.State}. Nothing was restarted.");
        }

        if (time.GetUtcNow().UtcDateTime - decidedAt > s_approvalLastsFor)
        {
            throw new InvalidOperationException($"{approval.DecidedBy} approved it on {decidedAt:u}, longer than {s_approvalLastsFor.TotalMinutes} minutes ago. Look again, and ask anew with request_restart.");
        }

        var environment = environments.All.FirstOrDefault(watched => watched.FlyApps.Contains(command.App) && watched.FlyDeployToken is not null)
            ?? throw new InvalidOperationException($"No environment with {command.App} has a FlyDeployToken, so the dashboard restarts nothing there. A person runs: {command}");

        if (await applies.ClaimOnceAsync(id, cancellationToken) is not { } claimed)
        {
            throw new InvalidOperationException("It has been carried out, or is being carried out, already. One approval is for one restart.");
        }

        await RestartAsync(environment, command, claimed, cancellationToken);
        await applies.MarkAppliedAsync(claimed, $"fly:{command.App}:{command.Machine}", Tools.MachineRestart, CancellationToken.None);
        await live.PublishAsync(new LiveUpdate(LiveTopics.Approvals, null));
        LogRestarted(command.Machine, command.App, id, claimed.DecidedBy);

        return $"Machine {command.Machine} of {command.App} was restarted, as {claimed.DecidedBy} approved.";
    }

    private async Task RestartAsync(WatchedEnvironment environment, RestartCommand command, Approval approval, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_timeout);
        using var client = clients.CreateClient(HttpProbe.ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(environment.FlyApi, $"/v1/apps/{command.App}/machines/{command.Machine}/restart"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", environment.FlyDeployToken?.Reveal());

        try
        {
            using var response = await client.SendAsync(request, limit.Token);

            if (!response.IsSuccessStatusCode)
            {
                throw await FailAsync(approval, $"Fly refused to restart it: {(int)response.StatusCode}. Nothing was restarted.", mayHaveHappened: false);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            throw await FailAsync(approval, $"Fly did not say whether it restarted machine {command.Machine}: {exception.Message} Look at its events, then ask anew or mark it as done.", mayHaveHappened: true);
        }
    }

    private async Task<InvalidOperationException> FailAsync(Approval approval, string error, bool mayHaveHappened)
    {
        await applies.MarkFailedAsync(approval, error, mayHaveHappened, retryIn: null, CancellationToken.None);
        await live.PublishAsync(new LiveUpdate(LiveTopics.Approvals, null));

        return new InvalidOperationException(error);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Machine {Machine} of {App} was restarted by approval {Approval} of {Approver}")]
    private partial void LogRestarted(string machine, string app, Guid approval, string? approver);
}
