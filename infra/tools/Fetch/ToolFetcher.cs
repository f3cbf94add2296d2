using System.Diagnostics;
using System.Security.Cryptography;

namespace HotDash.Tools.Fetch;

/// <summary>
/// Makes <c>node_modules</c> agree with <c>package-lock.json</c>. Several builds may ask at once: one fetches, the others
/// wait at the lock and then find the work done. The stamp is written last, so a fetch that was cut off is done again.
/// </summary>
internal sealed class ToolFetcher(string directory)
{
    private static readonly TimeSpan s_lockPoll = TimeSpan.FromMilliseconds(200);

    private readonly string _modules = Path.Combine(directory, "node_modules");
    private readonly string _lockFile = Path.Combine(directory, "package-lock.json");

    private string StampFile => Path.Combine(_modules, ".hotdash-tools");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (InstalledAspire.ReplacesPinnedTools())
        {
            return;
        }

        try
        {
            await using var fetchLock = await LockAsync(cancellationToken);
            var hash = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(_lockFile, cancellationToken)));
            if (AspireBundle.IsExtracted(_modules) && File.Exists(StampFile) && await File.ReadAllTextAsync(StampFile, cancellationToken) == hash)
            {
                return;
            }

            await FetchAsync(cancellationToken);
            await File.WriteAllTextAsync(StampFile, hash, cancellationToken);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw ToolFetchException.Folder(directory, error);
        }
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        var platform = ToolPlatform.Current();
        var pinned = ToolPlatform.Pinned(_lockFile);
        if (!pinned.Contains(platform))
        {
            throw ToolFetchException.Platform(platform, pinned);
        }

        await RequireNodeAsync(cancellationToken);
        Console.Out.WriteLine("Fetching the pinned tools: Aspire CLI, PostgreSQL, squawk (110 MB, once per clone)");
        if (File.Exists(StampFile))
        {
            File.Delete(StampFile);
        }

        var npm = new ProcessStartInfo(NpmProgram, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = directory };
        var result = await ToolProcess.RunAsync(npm, cancellationToken) ?? throw ToolFetchException.Node("npm was not found");
        if (result.ExitCode != 0)
        {
            throw ToolFetchException.Npm(result.ExitCode, result.Summary());
        }

        PostgresLibraries.Link(Path.Combine(_modules, "@embedded-postgres", platform, "native", "lib"));
        await AspireBundle.ExtractAsync(_modules, platform, cancellationToken);
    }

    private static string NpmProgram => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    private static async Task RequireNodeAsync(CancellationToken cancellationToken)
    {
        var result = await ToolProcess.RunAsync(new ProcessStartInfo("node", ["--version"]), cancellationToken)
            ?? throw ToolFetchException.Node("node was not found");
        if (!NodeVersion.IsEnough(result.Output))
        {
            throw ToolFetchException.Node($"node is '{result.Output.Trim()}'");
        }
    }

    // FileShare.None is an advisory lock of the operating system: it ends with the process that holds it.
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, ".fetch-lock");
        for (var waited = false; ; waited = true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (error.GetType() == typeof(IOException) && File.Exists(path))
            {
                if (!waited)
                {
                    Console.Out.WriteLine("Waiting for another build that fetches the pinned tools");
                }

                await Task.Delay(s_lockPoll, cancellationToken);
            }
        }
    }
}
