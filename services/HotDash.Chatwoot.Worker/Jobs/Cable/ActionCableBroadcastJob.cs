using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Cable;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Cable;

/// <summary>
/// <c>ActionCableBroadcastJob</c>: <c>[["token1","account_1"],"message.created",{"id":101,"account_id":1,…}]</c>, tells the open
/// connections of these streams. Chatwoot's own web process enqueues it; ours publishes when it dispatches the event.
/// </summary>
internal sealed class ActionCableBroadcastJob(CableBroadcaster broadcaster, CableRefresh refresh) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var streams = (context.Arguments.GetPlain(0) as JsonArray ?? throw new MalformedJobException("The streams are not a list."))
            .Select(stream => stream?.ToString() ?? "")
            .Where(stream => stream.Length > 0)
            .ToArray();
        var name = context.Arguments.GetString(1);
        var data = context.Arguments.GetPlain(2) as JsonObject ?? throw new MalformedJobException("The data of the event is not an object.");

        if (streams.Length > 0)
        {
            await broadcaster.PublishAsync(streams, name, await refresh.CurrentAsync(name, data, cancellationToken));
        }
    }
}
