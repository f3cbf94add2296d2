using System.Reflection;

namespace HotDash.SystemHarness;

/// <summary>The clone under test.</summary>
public static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value
        ?? throw new InvalidOperationException("The build left no RepositoryRoot in the harness assembly.");

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);
}
