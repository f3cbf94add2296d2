using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Watching;

internal sealed class WatchedEnvironments(IOptions<WatchOptions> options, IHostEnvironment host)
{
    public IReadOnlyList<WatchedEnvironment> All { get; } = options.Value.Environments.Count > 0
        ? options.Value.Environments
        : [new WatchedEnvironment { Name = host.IsDevelopment() ? "local" : host.EnvironmentName.ToLowerInvariant(), IsThis = true }];
}
