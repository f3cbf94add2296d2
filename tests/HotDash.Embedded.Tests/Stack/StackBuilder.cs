using Aspire.Hosting.Testing;

namespace HotDash.Embedded.Tests.Stack;

internal static class StackBuilder
{
    public static IDistributedApplicationTestingBuilder Create(string? backend, params string[] arguments)
    {
        var builder = DistributedApplicationTestingBuilder.Create(arguments);
        builder.Configuration["HOTDASH_BACKEND"] = backend;
        return builder;
    }

    /// <summary>A run-mode builder whose servers keep their data in the folder.</summary>
    public static IDistributedApplicationTestingBuilder CreateFor(HostFolder folder)
    {
        var builder = Create("embedded");
        builder.Configuration["HotDash:DataFolder"] = folder.Base;
        return builder;
    }
}
