using HotDash.SystemHarness;

namespace HotDash.System.Tests;

/// <summary>The stack with Postgres and Redis in containers, and Chatwoot too where its images have been built.</summary>
public sealed class ContainerStack : RunningStack
{
    private IReadOnlyDictionary<string, string?> _environment = ContainerBackend.Environment;

    protected override IReadOnlyDictionary<string, string?> Environment => _environment;

    protected override async Task<string?> FindObstacleAsync()
    {
        var obstacle = await ContainerBackend.FindObstacleAsync(CancellationToken.None);
        if (obstacle is null)
        {
            _environment = await ContainerBackend.WithOurImagesAsync(CancellationToken.None);
        }

        return obstacle;
    }

    protected override Task CleanUpAsync(string home) => ContainerBackend.DeleteVolumesAsync(home, CancellationToken.None);
}
