using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Embedded.Commands;

internal sealed class Restarts(ResourceCommandService commands, ResourceNotificationService notifications)
{
    public async Task StopAsync(IResource resource, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (await HasEndedAsync(resource, cancellationToken))
        {
            return;
        }

        await commands.ExecuteCommandAsync(resource, KnownResourceCommands.StopCommand, cancellationToken);
        await notifications.WaitForResourceAsync(resource.Name, KnownResourceStates.TerminalStates, cancellationToken).WaitAsync(timeout, cancellationToken);
    }

    public async Task StartAgainAsync(IResource resource, CancellationToken cancellationToken)
    {
        var command = await HasEndedAsync(resource, cancellationToken) ? KnownResourceCommands.StartCommand : KnownResourceCommands.RestartCommand;
        await commands.ExecuteCommandAsync(resource, command, cancellationToken);
    }

    private async Task<bool> HasEndedAsync(IResource resource, CancellationToken cancellationToken)
    {
        // Any state satisfies it: this is how the current one of a resource is read by its name.
        var current = await notifications.WaitForResourceAsync(resource.Name, _ => true, cancellationToken);
        return current.Snapshot.State?.Text is { } state && KnownResourceStates.TerminalStates.Contains(state);
    }
}
