using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Assignment;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Processing;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Worker.Jobs.Assignment;

/// <summary><c>AutoAssignment::PeriodicAssignmentJob</c>: one assignment per inbox with a policy, and never two for the same inbox at once.</summary>
internal sealed class PeriodicAssignmentJob(Database database, SidekiqClient sidekiq, IConnectionMultiplexer redis) : IJobHandler
{
    private static readonly TimeSpan s_inFlight = TimeSpan.FromMinutes(5);

    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        foreach (var inboxId in await AssignmentStore.ListInboxesAsync(database, cancellationToken))
        {
            var token = Guid.NewGuid().ToString();

            if (await redis.GetDatabase().LockTakeAsync(AssignmentJob.InFlightKey(inboxId), token, s_inFlight))
            {
                await sidekiq.PushAsync(
                    new ActiveJob
                    {
                        JobClass = JobNames.Assignment,
                        Queue = Queues.Default,
                        Arguments = new JsonArray(ActiveJobValue.Keywords(new JsonObject { ["inbox_id"] = inboxId, ["token"] = token })),
                    },
                    cancellationToken);
            }
        }
    }
}
