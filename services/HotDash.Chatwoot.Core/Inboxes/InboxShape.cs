using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Json;

namespace HotDash.Chatwoot.Core.Inboxes;

public static class InboxShape
{
    /// <summary>app/views/api/v1/models/_inbox_slim.json.jbuilder</summary>
    public static JsonObject Slim(Inbox inbox) => new()
    {
        ["id"] = inbox.Id,
        ["avatar_url"] = "",
        ["channel_id"] = inbox.ChannelId,
        ["name"] = inbox.Name,
        ["channel_type"] = inbox.ChannelType,
        ["provider"] = null,
    };

    /// <summary>Inbox#webhook_data</summary>
    public static JsonObject Webhook(Inbox inbox) => new() { ["id"] = inbox.Id, ["name"] = inbox.Name };

    /// <summary>The table row as Rails prints a record.</summary>
    public static JsonObject Row(Inbox inbox) => new()
    {
        ["id"] = inbox.Id,
        ["channel_id"] = inbox.ChannelId,
        ["account_id"] = inbox.AccountId,
        ["name"] = inbox.Name,
        ["created_at"] = RailsTime.Iso(inbox.CreatedAt),
        ["updated_at"] = RailsTime.Iso(inbox.UpdatedAt),
        ["channel_type"] = inbox.ChannelType,
        ["enable_auto_assignment"] = inbox.EnableAutoAssignment,
        ["greeting_enabled"] = inbox.GreetingEnabled,
        ["greeting_message"] = inbox.GreetingMessage,
        ["email_address"] = inbox.EmailAddress,
        ["working_hours_enabled"] = inbox.WorkingHoursEnabled,
        ["out_of_office_message"] = inbox.OutOfOfficeMessage,
        ["timezone"] = inbox.Timezone,
        ["enable_email_collect"] = inbox.EnableEmailCollect,
        ["csat_survey_enabled"] = inbox.CsatSurveyEnabled,
        ["allow_messages_after_resolved"] = inbox.AllowMessagesAfterResolved,
        ["auto_assignment_config"] = RailsJson.Parse(inbox.AutoAssignmentConfig),
        ["lock_to_single_conversation"] = inbox.LockToSingleConversation,
        ["portal_id"] = inbox.PortalId,
        ["sender_name_type"] = RailsEnum.Name(inbox.SenderNameType),
        ["business_name"] = inbox.BusinessName,
        ["csat_config"] = RailsJson.Parse(inbox.CsatConfig),
    };
}
