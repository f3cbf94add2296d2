using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace HotDash.ApiReference;

/// <summary>
/// The targeting packs of the SDK: what a project compiles against. The running framework's own assemblies will not do, since
/// they name <c>System.Private.CoreLib</c>, which no project references.
/// </summary>
internal static class FrameworkReferences
{
    private static readonly string[] s_packs = ["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"];

    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. s_packs.SelectMany(pack => Directory.EnumerateFiles(Folder(pack), "*.dll")).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary><c>…/dotnet/packs/Microsoft.NETCore.App.Ref/10.0.12/ref/net10.0</c>, beside <c>…/dotnet/shared/Microsoft.NETCore.App/10.0.12/</c>.</summary>
    private static string Folder(string pack)
    {
        var packs = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs", pack));
        var moniker = $"net{Environment.Version.Major}.0";

        return Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*")
            .Select(version => Path.Combine(version, "ref", moniker))
            .Where(Directory.Exists)
            .OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault() ?? throw new DirectoryNotFoundException($"The .NET SDK has no targeting pack {pack} for {moniker} below {packs}. Install the SDK's targeting packs.");
    }
}
