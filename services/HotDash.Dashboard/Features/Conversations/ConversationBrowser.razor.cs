using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Chatwoot;
using HotDash.Dashboard.Features.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;

namespace HotDash.Dashboard.Features.Conversations;

public sealed partial class ConversationBrowser : ComponentBase, IDisposable
{
    /// <summary>Fixed by Chatwoot.</summary>
    private const int PageSize = 25;

    private static readonly (string Value, string Text)[] s_states =
        [("open", "Open"), ("pending", "Pending"), ("snoozed", "Snoozed"), ("resolved", "Resolved"), ("all", "All")];

    private static readonly (string? Value, string Text)[] s_assignees = [(null, "Everyone"), ("assigned", "Assigned"), ("unassigned", "Unassigned")];

    private readonly CancellationTokenSource _closed = new();
    private Feed<ConversationListData> _feed = null!; // set in OnInitialized, before the first render
    private IDisposable? _subscription;

    [Parameter, EditorRequired] public required string Status { get; set; }

    [Parameter] public string? AssigneeType { get; set; }

    [Parameter, EditorRequired] public int Page { get; set; }

    [PersistentState] public FeedSnapshot<ConversationListData>? Saved { get; set; }

    [Inject] private ChatwootClient Chatwoot { get; set; } = null!; // injected

    [Inject] private LiveUpdates Live { get; set; } = null!; // injected

    [Inject] private TimeProvider Time { get; set; } = null!; // injected

    protected override void OnInitialized()
    {
        _feed = new(Time);

        if (Saved is { } saved)
        {
            _feed.Restore(saved);
        }

        _subscription = RendererInfo.IsInteractive ? Live.Subscribe(_ => InvokeAsync(RefreshAsync)) : null;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Saved is null)
        {
            await LoadAsync();
        }

        Saved = RendererInfo.IsInteractive ? null : _feed.Snapshot;
    }

    private Task LoadAsync() =>
        _feed.LoadAsync(
            cancellationToken => Chatwoot.ListConversationsAsync(
                new() { Status = Status, AssigneeType = AssigneeType, Page = Page }, cancellationToken),
            _closed.Token);

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private string Count(string? assigneeType) => _feed.Value?.Meta is { } counts
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

    public void Dispose()
    {
        _subscription?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }
}
