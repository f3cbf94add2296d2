using HotDash.SystemHarness;

namespace HotDash.System.Tests;

/// <summary>The stack with Postgres and Redis in containers.</summary>
public sealed class ContainerStack : RunningStack
{
    protected override IReadOnlyDictionary<string, string?> Environment => ContainerBackend.Environment;

    protected override Task<string?> FindObstacleAsync() => ContainerBackend.FindObstacleAsync(CancellationToken.None);

    protected override Task CleanUpAsync(string home) => ContainerBackend.DeleteVolumesAsync(home, CancellationToken.None);
}
