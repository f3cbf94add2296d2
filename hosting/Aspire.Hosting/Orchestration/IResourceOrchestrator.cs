namespace Aspire.Hosting.Orchestration;

/// <summary>Starts and stops single instances; behind the start, stop and restart commands.</summary>
internal interface IResourceOrchestrator
{
    Task StartAsync(string instanceName, CancellationToken cancellationToken);

    Task StopAsync(string instanceName, CancellationToken cancellationToken);

    Task RestartAsync(string instanceName, CancellationToken cancellationToken);
}
