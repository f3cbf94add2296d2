using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Features.Conversations;
using HotDash.Chatwoot.Features.Health;
using HotDash.Chatwoot.Features.Messages;
using HotDash.Chatwoot.Features.Public;
using HotDash.Chatwoot.Http;
using HotDash.Chatwoot.Preparation;

namespace HotDash.Chatwoot;

/// <summary>The Chatwoot-compatible HTTP API.</summary>
internal static class ChatwootApi
{
    public static void AddChatwootApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PrepareCommand>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<InboxAccess>();
        services.AddSingleton<Shapes>();
        services.AddSingleton<ConversationAnswer>();
        services.AddSingleton<MessageRequest>();
        services.AddSingleton<PublicInbox>();
        services.AddSingleton<PublicConversationAnswer>();
        services.AddSingleton<PostgresHealthCheck>();
        services.AddSingleton<RedisHealthCheck>();
        services.AddHealthChecks().AddCheck<PostgresHealthCheck>("postgres").AddCheck<RedisHealthCheck>("redis");
    }

    public static void UseChatwootApi(this WebApplication app)
    {
        app.UseMiddleware<FailureMiddleware>();
        app.UseRouting();
        app.UseMiddleware<AccessMiddleware>();
        app.MapHealth();
        app.MapConversations();
        app.MapMessages();
        app.MapPublicContacts();
        app.MapPublicConversations();
        app.MapPublicMessages();
        app.MapFallback(() => FailureMiddleware.Status(StatusCodes.Status404NotFound));
    }
}
