using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>Reads what a request says about conversations.</summary>
internal static class ConversationRequest
{
    public static ConversationFilter Filter(AccountContext account, RailsParameters parameters, DateTimeOffset now) => new()
    {
        AccountId = account.Id,
        ViewerId = account.UserId,
        OnlyViewersInboxes = !account.SeesAllInboxes,
        Status = Status(parameters.Present("status")),
        AssigneeType = parameters.Present("assignee_type"),
        InboxId = parameters.Number("inbox_id"),
        TeamId = parameters.Number("team_id"),
        Labels = parameters.Texts("labels"),
        Query = parameters.Present("q"),
        ConversationType = parameters.Present("conversation_type"),
        SourceId = parameters.Present("source_id"),
        UpdatedSince = parameters.Number("updated_within") is { } seconds and >= 0 and < 10_000_000_000 ? now.UtcDateTime.AddSeconds(-seconds) : null,
        SortBy = parameters.Present("sort_by"),
        Page = parameters.Page,
    };

    /// <summary>Absent is open; <c>all</c> and anything unknown is any status.</summary>
    private static ConversationStatus? Status(string? name) => name is null ? ConversationStatus.Open : RailsEnum.Parse<ConversationStatus>(name);
}
