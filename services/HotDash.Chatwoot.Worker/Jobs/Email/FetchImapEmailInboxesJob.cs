using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Email;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary><c>Inboxes::FetchImapEmailInboxesJob</c>: one fetch for every mailbox.</summary>
internal sealed class FetchImapEmailInboxesJob(Database database, SidekiqClient sidekiq) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        foreach (var channelId in await EmailInboxStore.ListFetchedAsync(database, cancellationToken))
        {
            await sidekiq.PushAsync(
                new ActiveJob
                {
                    JobClass = JobNames.FetchImapEmails,
                    Queue = Queues.ScheduledJobs,
                    Arguments = new JsonArray(RecordId.Of("Channel::Email", channelId)),
                },
                cancellationToken);
        }
    }
}
