using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Housekeeping;

/// <summary><c>DeleteObjectJob</c>: <c>[{"_aj_globalid":"gid://chatwoot/Inbox/2"},{user},"127.0.0.1"]</c>, deletes a record with everything in it.</summary>
internal sealed class DeleteObjectJob(Database database, InboxRemoval inboxes, ContactRemoval contacts, AccountRemoval accounts) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var record = context.Arguments.GetRecord(0);
        var gone = new DiscardJobException($"{record.Model} {record.Id} does not exist any more.");

        switch (record.Model)
        {
            case "Inbox":
                var inbox = await database.FindAsync<Inbox>("select * from inboxes where id = @Id", new { record.Id }, cancellationToken) ?? throw gone;
                await inboxes.RemoveAsync(inbox, cancellationToken);
                break;
            case "Contact":
                var contact = await database.FindAsync<Contact>("select * from contacts where id = @Id", new { record.Id }, cancellationToken) ?? throw gone;
                await contacts.RemoveAsync(contact, null, cancellationToken);
                break;
            case "Account":
                await accounts.RemoveAsync(record.Id, cancellationToken);
                break;
            default:
                throw new MalformedJobException($"Records of class {record.Model} are not deleted by a job.");
        }
    }
}
