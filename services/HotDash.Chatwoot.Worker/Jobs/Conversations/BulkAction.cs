using System.Globalization;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Labels;
using HotDash.Sidekiq.Jobs;

namespace HotDash.Chatwoot.Worker.Jobs.Conversations;

/// <summary>What a bulk action does to each of its conversations.</summary>
internal sealed record BulkAction(
    IReadOnlyList<long> Ids, JsonObject? Fields, double? SnoozedUntil, IReadOnlyList<string> Added, IReadOnlyList<string> Removed)
{
    /// <exception cref="MalformedJobException">Not an action on conversations.</exception>
    public static BulkAction Read(JsonObject? parameters)
    {
        if (parameters?["type"]?.ToString() != "Conversation")
        {
            throw new MalformedJobException($"Keyword 'params' has the type '{parameters?["type"]}'; expected 'Conversation'.");
        }

        return new(
            [.. (parameters["ids"] as JsonArray ?? throw new MalformedJobException("Keyword 'params' has no list 'ids'.")).Select(Id)],
            parameters["fields"] as JsonObject,
            double.TryParse(parameters["snoozed_until"]?.ToString(), CultureInfo.InvariantCulture, out var seconds) ? seconds : null,
            Labels(parameters, "add"),
            Labels(parameters, "remove"));
    }

    public async Task<Func<Conversation, Conversation>> ChangeAsync(ISql sql, long accountId, CancellationToken cancellationToken)
    {
        var status = Fields?["status"]?.ToString() is { } name
            ? RailsEnum.Parse<ConversationStatus>(name) ?? throw new MalformedJobException($"'{name}' is no status of a conversation.")
            : (ConversationStatus?)null;
        var assigneeId = await KnownAsync("select user_id from account_users where account_id = @accountId and user_id = @id", "assignee_id");
        var teamId = await KnownAsync("select id from teams where account_id = @accountId and id = @id", "team_id");

        return before => before with
        {
            Status = status ?? before.Status,
            SnoozedUntil = SnoozedUntil is not null ? RailsTime.FromSeconds(SnoozedUntil) : before.SnoozedUntil,
            AssigneeId = Fields?.ContainsKey("assignee_id") == true ? assigneeId : before.AssigneeId,
            TeamId = Fields?.ContainsKey("team_id") == true ? teamId : before.TeamId,
        };

        async Task<long?> KnownAsync(string query, string field) =>
            Fields?[field] is { } id ? await sql.FindAsync<long?>(query, new { accountId, id = Id(id) }, cancellationToken) : null;
    }

    private static IReadOnlyList<string> Labels(JsonObject parameters, string name) =>
        LabelList.Normalize(((parameters["labels"] as JsonObject)?[name] as JsonArray ?? []).Select(label => label?.ToString() ?? ""));

    /// <summary>Numbers arrive as numbers, or as text from a form.</summary>
    private static long Id(JsonNode? node) =>
        long.TryParse(node?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new MalformedJobException($"'{node}' is no id.");
}
