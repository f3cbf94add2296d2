using HotDash.Chatwoot.Core.Housekeeping;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Housekeeping;

/// <summary><c>DeleteObjectJob</c>: <c>[{"_aj_globalid":"gid://chatwoot/Inbox/2"},{user},"127.0.0.1"]</c>, deletes a record with everything in it.</summary>
internal sealed class DeleteObjectJob(ObjectRemoval objects) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var record = context.Arguments.GetRecord(0);

        if (!ObjectRemoval.Knows(record.Model))
        {
            throw new MalformedJobException($"Records of class {record.Model} are not deleted by a job.");
        }

        if (!await objects.RemoveAsync(record.Model, record.Id, cancellationToken))
        {
            throw new DiscardJobException($"{record.Model} {record.Id} does not exist any more.");
        }
    }
}
