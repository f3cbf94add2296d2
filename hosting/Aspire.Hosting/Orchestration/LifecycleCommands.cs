using Aspire.Hosting.Dashboard;

namespace Aspire.Hosting.Orchestration;

/// <summary>The start, stop and restart commands of everything the orchestrator runs.</summary>
internal static class LifecycleCommands
{
    public static void AddTo(IResource resource)
    {
        if (resource is DashboardResource || (resource is not (ProjectResource or ExecutableResource) && !resource.IsContainer()))
        {
            return;
        }

        Add(resource, KnownResourceCommands.StartCommand, "Start", "Start this resource", StartState, "Play", true, (orchestrator, instance, token) => orchestrator.StartAsync(instance, token));
        Add(resource, KnownResourceCommands.StopCommand, "Stop", "Stop this resource", StopState, "Stop", true, (orchestrator, instance, token) => orchestrator.StopAsync(instance, token));
        Add(resource, KnownResourceCommands.RestartCommand, "Restart", "Restart this resource", RestartState, "ArrowCounterclockwise", false, (orchestrator, instance, token) => orchestrator.RestartAsync(instance, token));
    }

    private static void Add(
        IResource resource,
        string name,
        string displayName,
        string description,
        Func<string?, ResourceCommandState> state,
        string icon,
        bool isHighlighted,
        Func<IResourceOrchestrator, string, CancellationToken, Task> execute)
    {
        // A resource that brings its own command of that name keeps it.
        if (resource.Annotations.OfType<ResourceCommandAnnotation>().Any(existing => StringComparers.CommandName.Equals(existing.Name, name)))
        {
            return;
        }

        resource.Annotations.Add(new ResourceCommandAnnotation(
            name,
            displayName,
            context => state(context.ResourceSnapshot.State?.Text),
            async context =>
            {
                await execute(context.Services.GetRequiredService<IResourceOrchestrator>(), context.ResourceName, context.CancellationToken);

                return CommandResults.Success();
            },
            description,
            null,
            null,
            icon,
            isHighlighted ? IconVariant.Filled : IconVariant.Regular,
            isHighlighted));
    }

    private static ResourceCommandState StartState(string? state)
    {
        if (string.IsNullOrEmpty(state) || Is(state, KnownResourceStates.Starting, KnownResourceStates.Building, KnownResourceStates.RuntimeUnhealthy))
        {
            return ResourceCommandState.Disabled;
        }

        return CanStart(state) ? ResourceCommandState.Enabled : ResourceCommandState.Hidden;
    }

    private static ResourceCommandState StopState(string? state)
    {
        if (Is(state, KnownResourceStates.Stopping))
        {
            return ResourceCommandState.Disabled;
        }

        return IsUp(state) ? ResourceCommandState.Enabled : ResourceCommandState.Hidden;
    }

    private static ResourceCommandState RestartState(string? state) => IsUp(state) ? ResourceCommandState.Enabled : ResourceCommandState.Disabled;

    private static bool CanStart(string state) => KnownResourceStates.IsTerminal(state) || Is(state, KnownResourceStates.NotStarted, KnownResourceStates.Waiting, "Unknown", "Terminated");

    private static bool IsUp(string? state) =>
        !string.IsNullOrEmpty(state)
        && !CanStart(state)
        && !Is(state, KnownResourceStates.Starting, KnownResourceStates.Building, KnownResourceStates.RuntimeUnhealthy, KnownResourceStates.Stopping);

    private static bool Is(string? state, params ReadOnlySpan<string> states)
    {
        foreach (var candidate in states)
        {
            if (StringComparers.ResourceState.Equals(state, candidate))
            {
                return true;
            }
        }

        return false;
    }
}
