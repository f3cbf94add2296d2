namespace HotDash.Dashboard.Features.Conversations;

internal static class ConversationsRegistration
{
    public static void AddConversations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<ConversationReader>();
        builder.Services.AddScoped<LabelWriter>();
        builder.Services.AddScoped<ConversationDecisions>();
    }
}
