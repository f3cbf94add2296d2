using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Labels;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Jobs;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Conversations;

/// <summary>
/// <c>BulkActionsJob</c>: keywords <c>account</c>, <c>user</c> (records) and <c>params</c>, which is
/// <c>{"type":"Conversation","ids":[1,2],"fields":{"status":"resolved","assignee_id":3},"labels":{"add":["vip"]}}</c>.
/// Done twice it does the same.
/// </summary>
internal sealed class BulkActionsJob(Database database, ConversationWriter conversations, ConversationLabeler labels) : IJobHandler
{
    private const string Named = "select * from conversations where account_id = @accountId and display_id = any(@ids) order by id";

    public async Task PerformAsync(JobContext context, CancellationToken cancellationToken)
    {
        var account = Record(context, "account");
        var user = Record(context, "user");
        var action = BulkAction.Read(context.Arguments.GetKeyword("params") is { } given ? ActiveJobValue.ToPlain(given) as JsonObject : null);
        var agent = await AgentStore.FindAsync(database, account.Id, user.Id, cancellationToken)
            ?? throw new DiscardJobException($"User {user.Id} is not a member of account {account.Id} any more.");
        var performer = new Performer("User", agent.Id, agent.Name);
        var change = await action.ChangeAsync(database, account.Id, cancellationToken);

        foreach (var conversation in await database.ListAsync<Conversation>(Named, new { accountId = account.Id, ids = action.Ids.ToArray() }, cancellationToken))
        {
            await conversations.ChangeAsync(conversation, performer, change, cancellationToken);

            if (action.Added.Count + action.Removed.Count > 0)
            {
                await labels.ReplaceAsync(
                    conversation, before => LabelList.Normalize(before.Except(action.Removed).Concat(action.Added)), performer, cancellationToken);
            }
        }
    }

    private static GlobalId Record(JobContext context, string name) =>
        context.Arguments.GetKeyword(name) is { } value && JobArguments.TryGetRecord(value, out var id)
            ? id
            : throw new MalformedJobException($"Keyword '{name}' is missing or no record.");
}
