using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Messages;

namespace HotDash.Chatwoot.Core.Events;

/// <summary>An event of the dispatcher with its records read from the database. Which of them are there depends on the event.</summary>
public sealed record EventRecord
{
    public required string Name { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Account Account { get; init; }

    /// <summary>The dispatcher's data, with records as GlobalID text.</summary>
    public required JsonObject Data { get; init; }

    public MessageView? Message { get; init; }

    public ConversationView? Conversation { get; init; }

    public Contact? Contact { get; init; }

    /// <summary>The same whenever this event is dispatched.</summary>
    public string Key => KeyOf(Name, At, Data);

    public JsonObject? Changed => Data["changed_attributes"] as JsonObject;

    /// <summary>GlobalID text of who did it, or null for the system.</summary>
    public string? PerformedBy => Data["performed_by"]?.ToString();

    internal static string KeyOf(string name, DateTimeOffset at, JsonObject data) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{at.UtcTicks}\n{data.ToJsonString()}")));
}
