using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Worker.Jobs.Conversations;
using HotDash.Chatwoot.Worker.Jobs.Events;
using HotDash.Chatwoot.Worker.Jobs.Webhooks;
using HotDash.Sidekiq;

namespace HotDash.Chatwoot.Worker.Jobs;

/// <summary>Which handler performs which of Chatwoot's job classes.</summary>
internal static class ChatwootJobs
{
    public static void AddChatwootJobs(this IServiceCollection services)
    {
        services.AddSingleton<WebhookSender>();
        services.AddJobHandler<WebhookJob>(JobClasses.Webhook);
        services.AddJobHandler<AgentBotWebhookJob>(JobClasses.AgentBotWebhook, options => options.RetryIn = (_, _) => AgentBotWebhookJob.RetryAfter);
        services.AddJobHandler<EventDispatcherJob>(JobClasses.EventDispatcher);
        services.AddJobHandler<ActivityMessageJob>(JobClasses.ActivityMessage);
    }
}
