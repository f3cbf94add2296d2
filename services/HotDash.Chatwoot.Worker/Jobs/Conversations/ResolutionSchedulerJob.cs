using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Conversations;

/// <summary><c>Account::ConversationsResolutionSchedulerJob</c>: one resolution job per account that wants it.</summary>
internal sealed class ResolutionSchedulerJob(Database database, SidekiqClient sidekiq) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        foreach (var accountId in await ConversationSchedule.ListResolvingAccountsAsync(database, cancellationToken))
        {
            await sidekiq.PushAsync(
                new ActiveJob
                {
                    JobClass = JobNames.Resolution,
                    Queue = Queues.Low,
                    Arguments = new JsonArray(ActiveJobValue.Keywords(new JsonObject { ["account"] = RecordId.Of("Account", accountId) })),
                },
                cancellationToken);
        }
    }
}
