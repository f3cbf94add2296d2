using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting;

/// <summary>Who the application host is: its name, folder, project file and a hash that tells it from others.</summary>
internal sealed class AppHostOptions
{
    public AppHostOptions(Assembly? assembly, DistributedApplicationOptions options, string contentRoot)
    {
        Assembly = assembly;
        var projectName = Metadata(assembly, "apphostprojectname");
        Directory = options.ProjectDirectory ?? Metadata(assembly, "apphostprojectpath") ?? contentRoot;
        Name = options.DashboardApplicationName ?? Path.GetFileNameWithoutExtension(projectName) ?? assembly?.GetName().Name ?? "AppHost";
        FilePath = Path.Combine(Directory, projectName ?? $"{Name}.csproj");
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FilePath.ToLowerInvariant())));
    }

    public Assembly? Assembly { get; }

    public string Name { get; }

    public string Directory { get; }

    public string FilePath { get; }

    public string Sha256 { get; }

    /// <summary>An <see cref="AssemblyMetadataAttribute"/> the build wrote into the application host.</summary>
    public static string? Metadata(Assembly? assembly, string key) => assembly?
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => string.Equals(attribute.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;
}
