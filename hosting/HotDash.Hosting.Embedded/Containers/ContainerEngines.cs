using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Embedded.Containers;

/// <summary>The container engine of this run, looked for once.</summary>
internal sealed class ContainerEngines(IConfiguration configuration)
{
    private static readonly string[] s_known = ["docker", "podman"];

    private readonly Lock _lock = new();
    private Task<EngineState>? _chosen;

    /// <exception cref="Aspire.Hosting.DistributedApplicationException">None can be used: says why, and what to do.</exception>
    public Task<EngineState> ChooseAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _chosen ??= LookAsync();
        }

        return _chosen.WaitAsync(cancellationToken);
    }

    // Shared by all who ask, so no single one's cancellation may end it; each look has a time limit of its own.
    private async Task<EngineState> LookAsync()
    {
        string?[] settings = [configuration["DcpPublisher:ContainerRuntime"], configuration["ASPIRE_CONTAINER_RUNTIME"], configuration["DOTNET_ASPIRE_CONTAINER_RUNTIME"]];
        string[] names = settings.FirstOrDefault(setting => !string.IsNullOrEmpty(setting)) is { } wanted ? [wanted] : s_known;

        return EngineChoice.Choose(await Task.WhenAll(names.Select(name => EngineProbe.LookAsync(name, CancellationToken.None))));
    }
}
