using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.StackHealth;
using HotDash.Dashboard.Features.Tiles;
using HotDash.Sidekiq.Statistics;
using Microsoft.AspNetCore.Components;
using StackExchange.Redis;

namespace HotDash.Dashboard.Features.Operations;

public sealed partial class OperationsBoard : LiveView<OperationsView>
{
    [Inject] private StackHealthReader StackHealth { get; set; } = null!; // injected

    [Inject] private SidekiqStatistics Statistics { get; set; } = null!; // injected

    [Inject] private TileTimings Timings { get; set; } = null!; // injected

    protected override async Task<OperationsView> ReadAsync(CancellationToken cancellationToken)
    {
        var services = await StackHealth.ReadAsync(cancellationToken);

        try
        {
            return new OperationsView(services, await Statistics.ReadAsync(cancellationToken));
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return new OperationsView(services, Jobs: null);
        }
    }
}
