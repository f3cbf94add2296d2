using Grpc.Core;

namespace Aspire.Hosting.Dashboard;

/// <summary>Answers the dashboard's calls.</summary>
internal sealed class DashboardGrpcService(
    DashboardApplicationInfo application,
    DashboardResourceFeed feed,
    DashboardConsoleLogs consoleLogs,
    DashboardInteractions interactions,
    ResourceCommandService commands,
    IHostApplicationLifetime lifetime) : Proto.DashboardService.DashboardServiceBase
{
    // A dashboard older than this shows its "not supported" page.
    private const string MinDashboardVersion = "13.5.0";

    public override Task<Proto.ApplicationInformationResponse> GetApplicationInformation(
        Proto.ApplicationInformationRequest request, ServerCallContext context) =>
        Task.FromResult(new Proto.ApplicationInformationResponse
        {
            ApplicationName = application.Name,
            MinDashboardVersion = MinDashboardVersion,
        });

    public override Task WatchResources(
        Proto.WatchResourcesRequest request, IServerStreamWriter<Proto.WatchResourcesUpdate> responseStream, ServerCallContext context) =>
        UntilCancelledAsync(context, async cancellationToken =>
        {
            using var subscription = feed.Subscribe();
            var initial = new Proto.InitialResourceData();
            initial.Resources.AddRange(subscription.Initial);
            await responseStream.WriteAsync(new Proto.WatchResourcesUpdate { InitialData = initial }, cancellationToken);

            while (true)
            {
                var changes = new Proto.WatchResourcesChanges();
                foreach (var resource in await subscription.NextAsync(cancellationToken))
                {
                    changes.Value.Add(new Proto.WatchResourcesChange { Upsert = resource });
                }

                await responseStream.WriteAsync(new Proto.WatchResourcesUpdate { Changes = changes }, cancellationToken);
            }
        });

    public override Task WatchResourceConsoleLogs(
        Proto.WatchResourceConsoleLogsRequest request,
        IServerStreamWriter<Proto.WatchResourceConsoleLogsUpdate> responseStream,
        ServerCallContext context) =>
        UntilCancelledAsync(context, async cancellationToken =>
        {
            await foreach (var update in consoleLogs.ReadAsync(request.ResourceName, request.SuppressFollow, cancellationToken))
            {
                await responseStream.WriteAsync(update, cancellationToken);
            }
        });

    public override async Task<Proto.ResourceCommandResponse> ExecuteResourceCommand(
        Proto.ResourceCommandRequest request, ServerCallContext context)
    {
        var result = await commands.ExecuteCommandAsync(
            request.ResourceName, request.CommandName, DashboardArguments.Read(request), context.CancellationToken);
        return DashboardCommandMapper.Map(result);
    }

    public override Task WatchInteractions(
        IAsyncStreamReader<Proto.WatchInteractionsRequestUpdate> requestStream,
        IServerStreamWriter<Proto.WatchInteractionsResponseUpdate> responseStream,
        ServerCallContext context) =>
        UntilCancelledAsync(
            context, cancellationToken => interactions.RunAsync(requestStream, responseStream, cancellationToken));

    private async Task UntilCancelledAsync(ServerCallContext context, Func<CancellationToken, Task> action)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await action(cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The dashboard went away or the application stops.
        }
        catch (IOException) when (cancellation.IsCancellationRequested)
        {
            // The same, noticed while writing.
        }
    }
}
