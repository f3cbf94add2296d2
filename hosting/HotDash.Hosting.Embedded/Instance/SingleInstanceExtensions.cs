using Aspire.Hosting;
using Aspire.Hosting.Lifecycle;
using HotDash.Hosting.Embedded.Hosts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotDash.Hosting.Embedded.Instance;

internal static class SingleInstanceExtensions
{
    public static void AddSingleInstance(this IDistributedApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(new InstanceFolder(DataFolders.Root(builder)));
        builder.Services.TryAddEventingSubscriber<SingleInstance>();
    }
}
