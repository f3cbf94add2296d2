using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Email;
using HotDash.Chatwoot.Core.Housekeeping;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Worker.Jobs.Assignment;
using HotDash.Chatwoot.Worker.Jobs.Cable;
using HotDash.Chatwoot.Worker.Jobs.Contacts;
using HotDash.Chatwoot.Worker.Jobs.Conversations;
using HotDash.Chatwoot.Worker.Jobs.Email;
using HotDash.Chatwoot.Worker.Jobs.Events;
using HotDash.Chatwoot.Worker.Jobs.Housekeeping;
using HotDash.Chatwoot.Worker.Jobs.Messages;
using HotDash.Chatwoot.Worker.Jobs.Schedule;
using HotDash.Chatwoot.Worker.Jobs.Webhooks;
using HotDash.Sidekiq;

namespace HotDash.Chatwoot.Worker.Jobs;

/// <summary>Which handler performs which of Chatwoot's job classes.</summary>
internal static class ChatwootJobs
{
    public static void AddChatwootJobs(this IServiceCollection services)
    {
        services.AddJobHandler<EventDispatcherJob>(JobClasses.EventDispatcher);
        services.AddJobHandler<ActivityMessageJob>(JobClasses.ActivityMessage);
        services.AddJobHandler<BulkActionsJob>(JobClasses.BulkActions);
        services.AddJobHandler<UpdateMessageStatusJob>(JobClasses.UpdateMessageStatus);
        services.AddSingleton<CableRefresh>();
        services.AddJobHandler<ActionCableBroadcastJob>(JobClasses.ActionCableBroadcast);
        AddWebhooks(services);
        AddEmail(services);
        AddScheduled(services);
        AddHousekeeping(services);
        AddAssignment(services);
        services.AddCronSchedule(ChatwootSchedule.Entries);
    }

    private static void AddWebhooks(IServiceCollection services)
    {
        services.AddSingleton<WebhookSender>();
        services.AddJobHandler<WebhookJob>(JobClasses.Webhook);
        services.AddJobHandler<AgentBotWebhookJob>(JobClasses.AgentBotWebhook, options => options.RetryIn = (_, _) => AgentBotWebhookJob.RetryAfter);
    }

    private static void AddEmail(IServiceCollection services)
    {
        services.AddSingleton(provider => MailSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<EmailIntake>();
        services.AddSingleton<OutboundReplyStore>();
        services.AddSingleton<TranscriptStore>();
        services.AddSingleton<ReplyDigestStore>();
        services.AddSingleton<EmailContinuity>();
        services.AddSingleton<MailFiles>();
        services.AddSingleton<ImapFetcher>();
        services.AddSingleton<FailingMails>();
        services.AddSingleton<MailSender>();
        services.AddJobHandler<FetchImapEmailInboxesJob>(JobNames.FetchImapEmailInboxes);
        services.AddJobHandler<FetchImapEmailsJob>(JobNames.FetchImapEmails);
        services.AddJobHandler<ConversationTranscriptJob>(JobClasses.ConversationTranscript);
        services.AddJobHandler<ConversationReplyEmailJob>(JobClasses.ConversationReplyEmail);
        services.AddSingleton<ContactExporter>();
        services.AddSingleton<AdministratorNotice>();
        services.AddJobHandler<DataImportJob>(JobClasses.DataImport);
        services.AddJobHandler<ContactsExportJob>(JobClasses.ContactsExport);
        services.AddJobHandler<SendReplyJob>(JobClasses.SendReply, options => options.OnExhausted = SendReplyJob.MarkFailedAsync);
    }

    private static void AddScheduled(IServiceCollection services)
    {
        services.AddJobHandler<TriggerScheduledItemsJob>(JobNames.TriggerScheduledItems);
        services.AddJobHandler<NothingToDoJob>(JobNames.TriggerHourlyItems);
        services.AddJobHandler<NothingToDoJob>(JobNames.TriggerDailyItems);
        services.AddJobHandler<NothingToDoJob>(JobNames.WhatsappTemplatesSync);
        services.AddJobHandler<NothingToDoJob>(JobNames.CheckNewVersions);
        services.AddJobHandler<NothingToDoJob>(JobNames.ProcessStaleContacts);
        services.AddJobHandler<NothingToDoJob>(JobNames.OneoffCampaign);
        services.AddJobHandler<ReopenSnoozedConversationsJob>(JobNames.ReopenSnoozedConversations);
        services.AddJobHandler<ResolutionSchedulerJob>(JobNames.ResolutionScheduler);
        services.AddJobHandler<ResolutionJob>(JobNames.Resolution);
    }

    private static void AddHousekeeping(IServiceCollection services)
    {
        services.AddSingleton<Cleaning>();
        services.AddSingleton<ObjectRemoval>();
        services.AddJobHandler<ReopenSnoozedNotificationsJob>(JobNames.ReopenSnoozedNotifications);
        services.AddJobHandler<RemoveOldNotificationJob>(JobNames.RemoveOldNotifications);
        services.AddJobHandler<RemoveStaleContactInboxesJob>(JobNames.RemoveStaleContactInboxes);
        services.AddJobHandler<RemoveStaleRedisKeysJob>(JobNames.RemoveStaleRedisKeys);
        services.AddJobHandler<RemoveOrphanConversationsJob>(JobNames.RemoveOrphanConversations);
        services.AddJobHandler<DeleteAccountsJob>(JobNames.DeleteAccounts);
        services.AddJobHandler<DeleteObjectJob>(JobClasses.DeleteObject);
    }

    private static void AddAssignment(IServiceCollection services)
    {
        services.AddSingleton<RoundRobin>();
        services.AddJobHandler<PeriodicAssignmentJob>(JobNames.PeriodicAssignment);
        services.AddJobHandler<AssignmentJob>(JobNames.Assignment);
        services.AddJobHandler<BulkAutoAssignmentJob>(JobNames.BulkAutoAssignment);
    }
}
