namespace HotDash.Dashboard.Features.Decisions;

internal static class DecisionsRegistration
{
    public static void AddDecisions(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<DecisionLog>();
}
