namespace Aspire.Hosting.Dcp;

internal static class DcpServiceCollectionExtensions
{
    public static IServiceCollection AddDcp(this IServiceCollection services) => services;
}
