using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Core.Json;
using HotDash.Sidekiq.ActiveJobs;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>The lines that a conversation shows about its own changes, written by <c>Conversations::ActivityMessageJob</c> (config/locales/en.yml, activity).</summary>
public static class ActivityMessages
{
    private const string Names = """
        select (select name from users where id = @assigneeId) as assignee,
            (select name from teams where id = @teamId) as team, (select name from teams where id = @formerTeamId) as former_team
        """;

    public static async Task AddAsync(ISql sql, ConversationChange change, Performer? performer, Announcements announcements, CancellationToken cancellationToken)
    {
        foreach (var text in await TextsAsync(sql, change, performer, cancellationToken))
        {
            announcements.Add(Job(change.After, text));
        }
    }

    public static ActiveJob Job(Conversation conversation, string content) => new()
    {
        JobClass = JobClasses.ActivityMessage,
        Queue = Queues.High,
        Arguments = new JsonArray(
            RecordId.Conversation(conversation.Id),
            ActiveJobValue.SymbolHash(new JsonObject
            {
                ["account_id"] = conversation.AccountId,
                ["inbox_id"] = conversation.InboxId,
                ["message_type"] = ActiveJobValue.Symbol("activity"),
                ["content"] = content,
            })),
    };

    private static async Task<IReadOnlyList<string>> TextsAsync(ISql sql, ConversationChange change, Performer? performer, CancellationToken cancellationToken)
    {
        var by = performer?.Name;
        var texts = new List<string>();

        if (change.StatusChanged)
        {
            texts.Add(Status(change.After, by));
        }

        if (change.AssigneeChanged || change.TeamChanged)
        {
            var names = await sql.SingleAsync<(string? Assignee, string? Team, string? FormerTeam)>(
                Names, new { assigneeId = change.After.AssigneeId, teamId = change.After.TeamId, formerTeamId = change.Before.TeamId }, cancellationToken);
            texts.AddRange(Assignment(change, performer, names.Assignee, names.Team, names.FormerTeam));
        }

        if (by is not null && change.LabelsChanged)
        {
            texts.AddRange(Labels(change, by));
        }

        if (by is not null && change.PriorityChanged)
        {
            texts.Add(Priority(change, by));
        }

        return texts;
    }

    private static string Status(Conversation after, string? by) => (after.Status, by) switch
    {
        (ConversationStatus.Resolved, null) => "Conversation was marked resolved by system",
        (ConversationStatus.Resolved, _) => $"Conversation was marked resolved by {by}",
        (ConversationStatus.Open, null) => "System reopened the conversation due to a new incoming message.",
        (ConversationStatus.Open, _) => $"Conversation was reopened by {by}",
        (ConversationStatus.Pending, _) => $"Conversation was marked as pending by {by ?? "system"}",
        _ => $"Conversation was snoozed by {by ?? "system"}",
    };

    private static IEnumerable<string> Assignment(ConversationChange change, Performer? performer, string? assignee, string? team, string? formerTeam)
    {
        var by = performer?.Name ?? "Automation System";

        if (change.TeamChanged)
        {
            yield return team is null ? $"Unassigned from {formerTeam} by {by}" : $"Assigned to {team} by {by}";
        }

        if (change.AssigneeChanged)
        {
            yield return assignee is null ? $"Conversation unassigned by {by}"
                : performer?.Id == change.After.AssigneeId ? $"{assignee} self-assigned this conversation"
                : $"Assigned to {assignee} by {by}";
        }
    }

    private static IEnumerable<string> Labels(ConversationChange change, string by)
    {
        var added = change.After.Labels.Except(change.Before.Labels).ToList();
        var removed = change.Before.Labels.Except(change.After.Labels).ToList();

        if (added.Count > 0)
        {
            yield return $"{by} added {string.Join(", ", added)}";
        }

        if (removed.Count > 0)
        {
            yield return $"{by} removed {string.Join(", ", removed)}";
        }
    }

    private static string Priority(ConversationChange change, string by) => (change.Before.Priority, change.After.Priority) switch
    {
        (null, { } now) => $"{by} set the priority to {RailsEnum.Name(now)}",
        ({ } former, { } now) => $"{by} changed the priority from {RailsEnum.Name(former)} to {RailsEnum.Name(now)}",
        _ => $"{by} removed the priority",
    };
}
