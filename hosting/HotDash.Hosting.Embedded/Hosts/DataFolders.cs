using Aspire.Hosting;

namespace HotDash.Hosting.Embedded.Hosts;

/// <summary>Where embedded servers of this clone keep their data: <c>HotDash:DataFolder</c>, or .hotdash beside the AppHost project.</summary>
internal static class DataFolders
{
    private const string ConfigurationKey = "HotDash:DataFolder";

    public static string Root(IDistributedApplicationBuilder builder) =>
        Path.GetFullPath(builder.Configuration[ConfigurationKey] ?? Path.Combine(builder.AppHostDirectory, ".hotdash"));

    public static string For(IDistributedApplicationBuilder builder, string resource) => Path.Combine(Root(builder), resource);
}
