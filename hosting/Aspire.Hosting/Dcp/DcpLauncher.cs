using System.Text.Json.Nodes;
using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>Creates, stops and deletes the DCP objects of one instance.</summary>
internal sealed class DcpLauncher(
    DcpClient client, DcpLaunchFactory launches, DcpConsoleLogs consoleLogs, TimeProvider timeProvider)
{
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(15);

    public async Task CreateAsync(DcpResource resource, CancellationToken cancellationToken)
    {
        var launch = await launches.CreateAsync(resource, cancellationToken);
        resource.OnCreating(launch);
        try
        {
            var uid = resource.IsContainer
                ? (await client.CreateAsync(DcpContainerFactory.Create(resource, launch), cancellationToken)).Metadata.Uid
                : (await client.CreateAsync(DcpExecutableFactory.Create(resource, launch), cancellationToken)).Metadata.Uid;
            resource.OnCreated(uid);
        }
        catch
        {
            resource.OnCreateFailed();
            throw;
        }

        consoleLogs.Renew(resource);
    }

    /// <summary>Ends the process and keeps its object, so that its exit and its log stay to be seen.</summary>
    public async Task StopAsync(DcpResource resource, CancellationToken cancellationToken)
    {
        await RequestStopAsync(resource, cancellationToken);
        try
        {
            await resource.Ended.WaitAsync(s_stopTimeout, timeProvider, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new DistributedApplicationException(
                $"Resource '{resource.Resource.Name}' did not stop within {s_stopTimeout.TotalSeconds:0} s. See its console logs, or stop the application.", e);
        }
    }

    public async Task RequestStopAsync(DcpResource resource, CancellationToken cancellationToken)
    {
        if (!resource.Exists || resource.Ended.IsCompleted)
        {
            return;
        }

        resource.OnStopRequested();
        var patch = new JsonObject { ["spec"] = new JsonObject { ["stop"] = true } };
        if (resource.IsContainer)
        {
            await client.PatchAsync<DcpContainer>(resource.Name, patch, cancellationToken);
        }
        else
        {
            await client.PatchAsync<DcpExecutable>(resource.Name, patch, cancellationToken);
        }
    }

    public async Task DeleteAsync(DcpResource resource, CancellationToken cancellationToken)
    {
        if (!resource.Exists)
        {
            return;
        }

        resource.OnDeleting();
        if (resource.IsContainer)
        {
            await client.DeleteAsync<DcpContainer>(resource.Name, cancellationToken);
        }
        else
        {
            await client.DeleteAsync<DcpExecutable>(resource.Name, cancellationToken);
        }

        resource.OnDeleted();
    }
}
