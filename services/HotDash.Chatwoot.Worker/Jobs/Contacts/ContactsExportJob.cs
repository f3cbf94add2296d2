using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Contacts;

/// <summary>
/// <c>Account::ContactsExportJob</c>: <c>[1,7,["email","labels"],{"payload":[…],"label":"vip"}]</c>, writes the contacts of account 1 to a file
/// and mails its address to user 7.
/// </summary>
internal sealed class ContactsExportJob(ContactExporter exporter, AdministratorNotice notice) : IJobHandler
{
    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var accountId = context.Arguments.GetInt64(0);
        var columns = (context.Arguments.GetPlain(2) as JsonArray ?? []).OfType<JsonValue>().Select(column => column.ToString()).ToList();
        var filter = context.Arguments.GetPlain(3) as JsonObject;
        var url = await exporter.RunAsync(accountId, columns, filter?["payload"] as JsonArray, filter?["label"]?.ToString(), cancellationToken)
            ?? throw new DiscardJobException($"Account {accountId} does not exist any more.");
        await notice.ToUserAsync(
            context.Arguments.GetInt64(1), "Your contact's export file is available to download.", $"Your contact export file is ready to download:\n{url}\n", cancellationToken);
    }
}
