using System.Text.Json.Nodes;
using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>Creates, stops and deletes the DCP objects of one instance.</summary>
internal sealed class DcpLauncher(
    DcpClient client, DcpLaunchFactory launches, DcpConsoleLogs consoleLogs, ResourceNotificationService notifications, TimeProvider timeProvider)
{
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(15);

    public async Task CreateAsync(DcpResource resource, CancellationToken cancellationToken)
    {
        resource.Launch = await launches.CreateAsync(resource, cancellationToken);
        resource.StopRequested = false;
        resource.Starts++;
        resource.Uid = resource.IsContainer
            ? (await client.CreateAsync(DcpContainerFactory.Create(resource, resource.Launch), cancellationToken)).Metadata.Uid
            : (await client.CreateAsync(DcpExecutableFactory.Create(resource, resource.Launch), cancellationToken)).Metadata.Uid;
        resource.Exists = true;
        consoleLogs.Renew(resource);
    }

    /// <summary>Ends the process and keeps its object, so that its exit and its log stay to be seen.</summary>
    public async Task StopAsync(DcpResource resource, CancellationToken cancellationToken)
    {
        if (!resource.Exists)
        {
            return;
        }

        resource.StopRequested = true;
        var patch = new JsonObject { ["spec"] = new JsonObject { ["stop"] = true } };
        if (resource.IsContainer)
        {
            await client.PatchAsync<DcpContainer>(resource.Name, patch, cancellationToken);
        }
        else
        {
            await client.PatchAsync<DcpExecutable>(resource.Name, patch, cancellationToken);
        }

        using var timeout = new CancellationTokenSource(s_stopTimeout, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await notifications.WaitForResourceAsync(
                resource.Resource.Name,
                update => update.ResourceId == resource.Name && KnownResourceStates.TerminalStates.Contains(update.Snapshot.State?.Text),
                linked.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"Resource '{resource.Resource.Name}' did not stop within {s_stopTimeout.TotalSeconds:0} s. See its console logs, or stop the application.");
        }
    }

    public async Task DeleteAsync(DcpResource resource, CancellationToken cancellationToken)
    {
        if (!resource.Exists)
        {
            return;
        }

        resource.StopRequested = true;
        resource.RetiredUid = resource.Uid;
        if (resource.IsContainer)
        {
            await client.DeleteAsync<DcpContainer>(resource.Name, cancellationToken);
        }
        else
        {
            await client.DeleteAsync<DcpExecutable>(resource.Name, cancellationToken);
        }

        resource.Exists = false;
    }
}
