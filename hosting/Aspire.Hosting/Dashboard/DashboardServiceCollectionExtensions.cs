namespace Aspire.Hosting.Dashboard;

internal static class DashboardServiceCollectionExtensions
{
    public static IServiceCollection AddAspireDashboard(this IServiceCollection services) => services;
}
