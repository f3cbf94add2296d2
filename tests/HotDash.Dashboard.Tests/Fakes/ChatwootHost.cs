using HotDash.Dashboard.Features.Chatwoot;
using HotDash.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotDash.Dashboard.Tests.Fakes;

/// <summary>The dashboard's Chatwoot client, wired as in the product, against a <see cref="FakeChatwoot"/>.</summary>
internal static class ChatwootHost
{
    public static IHost Create(FakeChatwoot chatwoot, string token = FakeChatwoot.Token, string attemptTimeout = "00:00:10")
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Chatwoot:BaseAddress"] = chatwoot.Address.ToString();
        builder.Configuration["Chatwoot:AccountId"] = "1";
        builder.Configuration["Chatwoot:ApiAccessToken"] = token;
        builder.Configuration["Chatwoot:WebhookSecret"] = "secret";
        builder.Configuration["Chatwoot:AttemptTimeout"] = attemptTimeout;
        builder.Configuration["Chatwoot:TotalTimeout"] = "00:00:30";
        builder.AddServiceDefaults();
        builder.AddChatwoot();

        return builder.Build();
    }

    public static ChatwootClient Client(this IHost host) => host.Services.GetRequiredService<ChatwootClient>();
}
