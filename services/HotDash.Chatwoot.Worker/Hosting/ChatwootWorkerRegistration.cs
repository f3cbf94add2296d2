using HotDash.Sidekiq;

namespace HotDash.Chatwoot.Worker.Hosting;

internal static class ChatwootWorkerRegistration
{
    /// <summary>Chatwoot's <c>max_retries</c>.</summary>
    private const int MaxRetries = 3;

    public static void AddChatwootWorker(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSidekiqClient(RequireConnectionString(builder.Configuration, "redis"));
        builder.Services.Configure<SidekiqWorkerOptions>(options => options.MaxRetries = MaxRetries);
        builder.Services.AddSidekiqWorker();
        builder.Services.PostConfigure<SidekiqWorkerOptions>(options =>
        {
            options.Queues = options.Queues.Count > 0 ? options.Queues : [.. ChatwootQueues.All];
            options.Tag = "chatwoot";
        });
    }

    private static string RequireConnectionString(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"ConnectionStrings__{name} is not set. Set it to the {name} connection string of this environment.");
}
