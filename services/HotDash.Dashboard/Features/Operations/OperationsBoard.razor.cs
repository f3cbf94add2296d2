using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.StackHealth;
using HotDash.Dashboard.Features.Tiles;
using Microsoft.AspNetCore.Components;

namespace HotDash.Dashboard.Features.Operations;

public sealed partial class OperationsBoard : LiveView<OperationsView>
{
    [Inject] private StackHealthReader StackHealth { get; set; } = null!; // injected

    [Inject] private TileTimings Timings { get; set; } = null!; // injected

    protected override async Task<OperationsView> ReadAsync(CancellationToken cancellationToken) =>
        new(await StackHealth.ReadAsync(cancellationToken));
}
