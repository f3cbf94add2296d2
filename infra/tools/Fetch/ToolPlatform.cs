using System.Runtime.InteropServices;
using System.Text.Json;

namespace HotDash.Tools.Fetch;

/// <summary>The machine's name in npm's platform packages (<c>linux-x64</c>), and the platforms that the lock file pins.</summary>
internal static class ToolPlatform
{
    public static string Current()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "osx" : OperatingSystem.IsWindows() ? "win" : "unknown";
        var library = IsMusl() ? "-musl" : "";
        return $"{system}{library}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }

    public static IReadOnlyList<string> Pinned(string lockFile)
    {
        const string Prefix = "node_modules/@microsoft/aspire-cli-";

        using var document = JsonDocument.Parse(File.ReadAllBytes(lockFile));
        return [.. document.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(package => package.Name[Prefix.Length..])];
    }

    private static bool IsMusl() =>
        OperatingSystem.IsLinux() && Directory.Exists("/lib") && Directory.EnumerateFiles("/lib", "ld-musl-*").Any()
        && RuntimeInformation.RuntimeIdentifier is var rid && (rid.Contains("musl", StringComparison.Ordinal) || rid.StartsWith("alpine", StringComparison.Ordinal));
}
