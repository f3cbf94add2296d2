using System.Reflection;

namespace HotDash.Hosting.Tests.Dcp;

/// <summary>The pinned binaries that the build fetched.</summary>
internal static class TestTools
{
    public static string Dcp => Metadata("dcpclipath");

    private static string Metadata(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value
        ?? throw new InvalidOperationException($"Assembly metadata '{key}' is empty.");
}
