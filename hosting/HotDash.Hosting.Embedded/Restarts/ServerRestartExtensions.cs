using Aspire.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace HotDash.Hosting.Embedded.Restarts;

internal static class ServerRestartExtensions
{
    /// <summary>However often it is called, one watch serves all servers.</summary>
    public static void AddServerRestarts(this IDistributedApplicationBuilder builder) =>
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ServerRestartWatch>());
}
