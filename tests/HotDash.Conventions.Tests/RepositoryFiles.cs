using System.Diagnostics;
using HotDash.Tests;

namespace HotDash.Conventions.Tests;

/// <summary>The files that Git tracks or would add, by path relative to the root, with forward slashes.</summary>
public sealed class RepositoryFiles
{
    public IReadOnlyList<string> All { get; } = List();

    /// <summary>What people write, as opposed to what a tool wrote or what was recorded elsewhere.</summary>
    public IEnumerable<string> Written => All.Where(path =>
        !path.StartsWith("tests/data/", StringComparison.Ordinal)
        && !path.Contains("/Snapshots/", StringComparison.Ordinal)
        && !path.Contains(".verified.", StringComparison.Ordinal)
        && Path.GetFileName(path) is not ("package-lock.json" or "aspire-manifest.json"));

    public IEnumerable<string> Code => Written.Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    public IEnumerable<string> Projects => All.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(RepositoryRoot.Combine(path));

    private static List<string> List()
    {
        // Another user's clone is read, not run: Git's guard against foreign repositories does not apply.
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(path => File.Exists(RepositoryRoot.Combine(path)))]
            : throw new InvalidOperationException($"'git ls-files' failed with exit code {process.ExitCode}: the conventions are checked in a Git clone.");
    }
}
