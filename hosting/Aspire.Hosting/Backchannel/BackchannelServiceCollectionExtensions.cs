namespace Aspire.Hosting.Backchannel;

internal static class BackchannelServiceCollectionExtensions
{
    public static IServiceCollection AddBackchannels(this IServiceCollection services) => services;
}
