using HotDash.Chatwoot.Core;
using HotDash.Chatwoot.Worker.Jobs;
using HotDash.Sidekiq;

namespace HotDash.Chatwoot.Worker.Hosting;

internal static class ChatwootWorkerRegistration
{
    /// <summary>Chatwoot's <c>max_retries</c>.</summary>
    private const int MaxRetries = 3;

    /// <summary>Adds the worker for <c>ConnectionStrings:chatwoot</c> and <c>ConnectionStrings:redis</c> with Chatwoot's queues and jobs.</summary>
    public static void AddChatwootWorker(this IHostApplicationBuilder builder)
    {
        builder.AddChatwootCore();
        builder.Services.Configure<SidekiqWorkerOptions>(options => options.MaxRetries = MaxRetries);
        builder.Services.AddSidekiqWorker();
        builder.Services.PostConfigure<SidekiqWorkerOptions>(options =>
        {
            options.Queues = options.Queues.Count > 0 ? options.Queues : [.. ChatwootQueues.All];
            options.Tag = "chatwoot";
        });
        builder.Services.AddChatwootJobs();
    }
}
