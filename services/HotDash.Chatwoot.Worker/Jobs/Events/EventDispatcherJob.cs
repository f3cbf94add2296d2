using System.Globalization;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Events;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Events;

/// <summary><c>EventDispatcherJob</c>: <c>["message.created",{time},{"message":{"_aj_globalid":"gid://chatwoot/Message/101"},…}]</c>.</summary>
internal sealed class EventDispatcherJob(EventDispatcher dispatcher) : IJobHandler
{
    public Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var arguments = context.Arguments;
        var time = arguments.GetPlain(1)?.ToString();

        if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            throw new MalformedJobException($"The time of the event, '{time}', is not ISO 8601.");
        }

        return dispatcher.DispatchAsync(
            arguments.GetString(0),
            at,
            arguments.GetPlain(2) as JsonObject ?? throw new MalformedJobException("The data of the event is not an object."),
            again: context.Attempt > 0,
            cancellationToken);
    }
}
