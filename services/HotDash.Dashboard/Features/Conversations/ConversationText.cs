using HotDash.Dashboard.Components.Shared;
using HotDash.Dashboard.Features.Chatwoot;

namespace HotDash.Dashboard.Features.Conversations;

/// <summary>How conversations are put into words.</summary>
internal static class ConversationText
{
    private const int SnippetLength = 140;

    public static string ContactName(Contact contact) =>
        FirstFilled(contact.Name, contact.Email, contact.PhoneNumber) ?? $"Contact {contact.Id}";

    public static string AgentName(Agent agent) => FirstFilled(agent.AvailableName, agent.Name) ?? $"Agent {agent.Id}";

    public static string Snippet(ConversationMessage? message)
    {
        var text = message?.Content?.ReplaceLineEndings(" ").Trim();

        return text switch
        {
            null or "" when message?.Attachments is { Count: > 0 } => "Attachment",
            null or "" => "No messages yet",
            { Length: > SnippetLength } => string.Concat(text.AsSpan(0, SnippetLength), "…"),
            _ => text,
        };
    }

    /// <summary>How long the customer has been waiting for a person; null when nobody waits.</summary>
    public static TimeSpan? Waiting(Conversation conversation, DateTimeOffset now) =>
        conversation is { WaitingSince: > 0, Status: "open" or "pending" }
            ? now - DateTimeOffset.FromUnixTimeSeconds(conversation.WaitingSince)
            : null;

    public static Tone WaitingTone(TimeSpan waiting) => waiting switch
    {
        { TotalMinutes: >= 30 } => Tone.Critical,
        { TotalMinutes: >= 15 } => Tone.Warning,
        _ => Tone.Neutral,
    };

    public static string Status(string status) => status switch
    {
        "open" => "Open",
        "pending" => "Pending",
        "snoozed" => "Snoozed",
        "resolved" => "Resolved",
        _ => status,
    };

    public static string Channel(string? channel) => channel switch
    {
        "Channel::Api" => "API",
        "Channel::Email" => "E-mail",
        "Channel::WebWidget" => "Web chat",
        null => "Unknown channel",
        _ => channel.Replace("Channel::", "", StringComparison.Ordinal),
    };

    private static string? FirstFilled(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }
}
