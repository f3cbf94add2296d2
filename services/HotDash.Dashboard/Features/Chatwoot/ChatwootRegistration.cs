using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace HotDash.Dashboard.Features.Chatwoot;

internal static class ChatwootRegistration
{
    public static void AddChatwoot(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        builder.Services.AddSingleton<IValidateOptions<ChatwootOptions>, ChatwootOptionsValidator>();
        builder.Services.AddOptions<ChatwootOptions>()
            .BindConfiguration(ChatwootOptions.SectionName, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();

        // The service defaults' handler is taken off because two stacked retries multiply. The method is marked experimental (EXTEXP0001).
#pragma warning disable EXTEXP0001
        builder.Services.AddHttpClient<ChatwootClient>(Configure)
            .RemoveAllResilienceHandlers()
            .AddStandardResilienceHandler()
            .Configure(Configure);
        builder.Services.AddHttpClient<ChatwootProbe>(Configure).RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        builder.Services.AddHealthChecks().AddCheck<ChatwootHealthCheck>("chatwoot", timeout: TimeSpan.FromSeconds(4));
    }

    private static void Configure(IServiceProvider services, HttpClient client)
    {
        var options = services.GetRequiredService<IOptions<ChatwootOptions>>().Value;
        client.BaseAddress = options.BaseAddress;
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.Add("Accept", "application/json");
    }

    /// <summary>Reads are repeated; a write is never repeated here, because only its caller knows whether it took effect.</summary>
    private static void Configure(HttpStandardResilienceOptions resilience, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ChatwootOptions>>().Value;
        resilience.AttemptTimeout.Timeout = options.AttemptTimeout;
        resilience.TotalRequestTimeout.Timeout = options.TotalTimeout;
        resilience.Retry.MaxRetryAttempts = 2;
        resilience.Retry.Delay = TimeSpan.FromMilliseconds(150);
        resilience.Retry.DisableForUnsafeHttpMethods();
        resilience.CircuitBreaker.SamplingDuration = options.AttemptTimeout * 4;
        resilience.CircuitBreaker.MinimumThroughput = 8;
        resilience.CircuitBreaker.BreakDuration = TimeSpan.FromSeconds(5);
    }
}
