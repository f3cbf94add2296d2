using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.BulkActions;

/// <summary>The fields that a bulk action may set.</summary>
internal static class BulkFields
{
    public static async Task<Func<Conversation, Conversation>> ChangeAsync(
        AccountContext account, RailsParameters fields, double? snoozedUntil, Database database, CancellationToken cancellationToken)
    {
        var status = fields.Present("status") is { } name
            ? RailsEnum.Parse<ConversationStatus>(name) ?? throw Failure.Unprocessable($"'{name}' is not a valid status")
            : (ConversationStatus?)null;
        var assigneeId = await KnownAsync("select user_id from account_users where account_id = @accountId and user_id = @id", "assignee_id");
        var teamId = await KnownAsync("select id from teams where account_id = @accountId and id = @id", "team_id");

        return before => before with
        {
            Status = status ?? before.Status,
            SnoozedUntil = status == ConversationStatus.Snoozed ? RailsTime.FromSeconds(snoozedUntil) : before.SnoozedUntil,
            AssigneeId = fields.Has("assignee_id") ? assigneeId : before.AssigneeId,
            TeamId = fields.Has("team_id") ? teamId : before.TeamId,
        };

        async Task<long?> KnownAsync(string query, string field) =>
            fields.Number(field) is { } id ? await database.FindAsync<long?>(query, new { accountId = account.Id, id }, cancellationToken) : null;
    }
}
