using HotDash.Chatwoot.Core.Email;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Worker.Jobs.Conversations;
using HotDash.Chatwoot.Worker.Jobs.Email;
using HotDash.Chatwoot.Worker.Jobs.Events;
using HotDash.Chatwoot.Worker.Jobs.Webhooks;
using HotDash.Sidekiq;

namespace HotDash.Chatwoot.Worker.Jobs;

/// <summary>Which handler performs which of Chatwoot's job classes.</summary>
internal static class ChatwootJobs
{
    public const string FetchImapEmailInboxes = "Inboxes::FetchImapEmailInboxesJob";
    public const string FetchImapEmails = "Inboxes::FetchImapEmailsJob";

    public static void AddChatwootJobs(this IServiceCollection services)
    {
        services.AddJobHandler<EventDispatcherJob>(JobClasses.EventDispatcher);
        services.AddJobHandler<ActivityMessageJob>(JobClasses.ActivityMessage);
        AddWebhooks(services);
        AddEmail(services);
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
        services.AddSingleton<ImapFetcher>();
        services.AddSingleton<FailingMails>();
        services.AddSingleton<MailSender>();
        services.AddJobHandler<FetchImapEmailInboxesJob>(FetchImapEmailInboxes);
        services.AddJobHandler<FetchImapEmailsJob>(FetchImapEmails);
        services.AddJobHandler<SendReplyJob>(JobClasses.SendReply, options => options.OnExhausted = SendReplyJob.MarkFailedAsync);
    }
}
