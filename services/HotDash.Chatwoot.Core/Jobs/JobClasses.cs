namespace HotDash.Chatwoot.Core.Jobs;

/// <summary>Ruby class names of Chatwoot's jobs.</summary>
public static class JobClasses
{
    public const string EventDispatcher = "EventDispatcherJob";
    public const string Webhook = "WebhookJob";
    public const string AgentBotWebhook = "AgentBots::WebhookJob";
    public const string ActivityMessage = "Conversations::ActivityMessageJob";
    public const string SendReply = "SendReplyJob";
    public const string ConversationReplyEmail = "ConversationReplyEmailJob";
    public const string Assignment = "AutoAssignment::AssignmentJob";
    public const string BulkActions = "BulkActionsJob";
    public const string ConversationTranscript = "ConversationTranscriptJob";
    public const string UpdateMessageStatus = "Conversations::UpdateMessageStatusJob";
    public const string ActionCableBroadcast = "ActionCableBroadcastJob";
    public const string DataImport = "DataImportJob";
    public const string ContactsExport = "Account::ContactsExportJob";
    public const string DeleteObject = "DeleteObjectJob";
}
