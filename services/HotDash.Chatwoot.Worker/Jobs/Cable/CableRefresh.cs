using System.Globalization;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Events;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Sidekiq.Processing;

namespace HotDash.Chatwoot.Worker.Jobs.Cable;

/// <summary>
/// Jobs may run late and out of order: of a conversation that changed, what is true now is told instead of what was true
/// when the job was enqueued.
/// </summary>
internal sealed class CableRefresh(Database database, ConversationReader conversations, PresenceStore presence, PublicAddress address)
{
    private static readonly HashSet<string> s_changes = new(StringComparer.Ordinal)
    {
        EventNames.ConversationRead, EventNames.ConversationUpdated, EventNames.TeamChanged, EventNames.AssigneeChanged,
        EventNames.ConversationStatusChanged,
    };

    public async Task<JsonObject> CurrentAsync(string name, JsonObject data, CancellationToken cancellationToken)
    {
        if (!s_changes.Contains(name)
            || !long.TryParse(data["id"]?.ToString(), CultureInfo.InvariantCulture, out var displayId)
            || !long.TryParse(data["account_id"]?.ToString(), CultureInfo.InvariantCulture, out var accountId))
        {
            return data;
        }

        var conversation = await database.FindAsync<Conversation>(
            "select * from conversations where account_id = @accountId and display_id = @displayId", new { accountId, displayId }, cancellationToken)
            ?? throw new DiscardJobException($"Conversation {displayId} of account {accountId} does not exist any more.");
        var view = await conversations.CompleteAsync(database, conversation, null, cancellationToken);
        var current = ConversationPushShape.Of(view, new ShapeContext(await presence.ReadAsync(accountId), address.Url));
        current["account_id"] = accountId;

        return current;
    }
}
