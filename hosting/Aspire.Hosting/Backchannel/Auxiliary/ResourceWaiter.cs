using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary>
/// <c>aspire wait</c>: until a resource is healthy (running, its checks pass), up (running) or down (ended).
/// A resource that has failed never becomes healthy by itself, so waiting for it ends at once.
/// </summary>
internal sealed class ResourceWaiter(DistributedApplicationModel model, ResourceStates states, TimeProvider timeProvider)
{
    private static readonly string[] s_failedStates = [KnownResourceStates.FailedToStart, KnownResourceStates.RuntimeUnhealthy];

    public async Task<WaitForResourceResponse> WaitAsync(WaitForResourceRequest request, CancellationToken cancellationToken)
    {
        if (states.Find(request.ResourceName).Count is 0
            && !model.Resources.Any(resource => string.Equals(resource.Name, request.ResourceName, StringComparison.OrdinalIgnoreCase)))
        {
            return new WaitForResourceResponse
            {
                Success = false,
                ResourceNotFound = true,
                ErrorMessage = $"Resource '{request.ResourceName}' was not found.",
            };
        }

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(request.TimeoutSeconds), timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        ResourceEvent? last = null;
        try
        {
            await foreach (var state in states.WatchAsync(either.Token))
            {
                if (!ResourceStates.Matches(state, request.ResourceName))
                {
                    continue;
                }

                last = state;
                if (Decide(state.Snapshot, request) is { } response)
                {
                    return response;
                }
            }
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Answered below.
        }

        return Response(last?.Snapshot, success: false) with
        {
            TimedOut = true,
            ErrorMessage = $"Resource '{request.ResourceName}' was not {request.Status} within {request.TimeoutSeconds} s.",
        };
    }

    private static WaitForResourceResponse? Decide(CustomResourceSnapshot snapshot, WaitForResourceRequest request)
    {
        var state = snapshot.State?.Text;
        var ended = snapshot.ExitCode is not null || KnownResourceStates.TerminalStates.Contains(state);
        if (request.Status is "down")
        {
            return ended ? Response(snapshot, success: true) : null;
        }

        if (ended || s_failedStates.Contains(state) || snapshot.State?.Style is "error")
        {
            return Response(snapshot, success: false) with
            {
                ErrorMessage = $"Resource '{request.ResourceName}' is {state}{ExitCode(snapshot)} and will not be {request.Status}.",
            };
        }

        var running = state == KnownResourceStates.Running || state == KnownResourceStates.Active;
        var satisfied = request.Status is "up" ? running : running && snapshot.HealthStatus is HealthStatus.Healthy;

        return satisfied ? Response(snapshot, success: true) : null;
    }

    private static string ExitCode(CustomResourceSnapshot snapshot) => snapshot.ExitCode is { } code ? $" (exit code {code})" : string.Empty;

    private static WaitForResourceResponse Response(CustomResourceSnapshot? snapshot, bool success) => new()
    {
        Success = success,
        State = snapshot?.State?.Text,
        HealthStatus = snapshot?.HealthStatus?.ToString(),
    };
}
