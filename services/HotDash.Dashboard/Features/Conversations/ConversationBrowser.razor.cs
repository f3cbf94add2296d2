using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Chatwoot;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;

namespace HotDash.Dashboard.Features.Conversations;

public sealed partial class ConversationBrowser : LiveView<ConversationListData>
{
    /// <summary>Fixed by Chatwoot.</summary>
    private const int PageSize = 25;

    private static readonly (string Value, string Text)[] s_states =
        [("open", "Open"), ("pending", "Pending"), ("snoozed", "Snoozed"), ("resolved", "Resolved"), ("all", "All")];

    private static readonly (string? Value, string Text)[] s_assignees = [(null, "Everyone"), ("assigned", "Assigned"), ("unassigned", "Unassigned")];

    [Parameter, EditorRequired] public required string Status { get; set; }

    [Parameter] public string? AssigneeType { get; set; }

    [Parameter, EditorRequired] public int Page { get; set; }

    [Inject] private ChatwootClient Chatwoot { get; set; } = null!; // injected

    protected override Task<ConversationListData> ReadAsync(CancellationToken cancellationToken) => Chatwoot.ListConversationsAsync(
        new ConversationQuery { Status = Status, AssigneeType = AssigneeType, Page = Page }, cancellationToken);

    private string Count(string? assigneeType) => Feed.Value?.Meta is { } counts
        ? assigneeType switch
        {
            null => $" {counts.AllCount}",
            "assigned" => $" {counts.AssignedCount}",
            _ => $" {counts.UnassignedCount}",
        }
        : "";

    private static string Link(string status, string? assigneeType, int page)
    {
        var query = new QueryBuilder { { "status", status } };

        if (assigneeType is not null)
        {
            query.Add("assignee", assigneeType);
        }

        if (page > 1)
        {
            query.Add("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return $"conversations{query}";
    }
}
