using System.Globalization;
using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Redis;

/// <summary>A redis-server or valkey-server on PATH.</summary>
internal sealed record RedisInstallation(RedisEngine Engine, string Executable, string Version)
{
    public const int LeastMajor = 7;

    public bool IsUsable => int.TryParse(Version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= LeastMajor;

    public static async Task<RedisInstallation?> FindAsync(RedisEngine engine, string? path, CancellationToken cancellationToken)
    {
        var program = engine.Name() + "-server";
        var executable = (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

        return executable is null ? null : new RedisInstallation(engine, executable, await ReadVersionAsync(executable, cancellationToken));
    }

    private static async Task<string> ReadVersionAsync(string executable, CancellationToken cancellationToken)
    {
        // "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=..."
        var (_, output) = await new ProcessLaunch(executable, ["--version"], "/", Account: null).RunAsync(cancellationToken);
        return output.Split(' ').FirstOrDefault(word => word.StartsWith("v=", StringComparison.Ordinal))?[2..] ?? "unknown";
    }
}
