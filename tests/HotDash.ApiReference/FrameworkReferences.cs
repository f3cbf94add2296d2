using Microsoft.CodeAnalysis;

namespace HotDash.ApiReference;

/// <summary>The shared frameworks of this process, as a project with the ASP.NET Core framework reference sees them.</summary>
internal static class FrameworkReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
