using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Redis;

internal static class RedisPrograms
{
    public static RedisProgram Installed(RedisInstallation installation, DataFolder folder, RedisSettings settings, int port) => new(
        installation.Engine.Name(),
        installation.Version,
        new ProcessLaunch(installation.Executable, ["-"], folder.Data, folder.Account)
        {
            Input = Configuration(folder, settings, port),
            DeleteAfter = settings.Ephemeral ? folder.Path : null,
        });

    /// <summary>Garnet in a process of its own: this program once more, with the server's account.</summary>
    public static RedisProgram Garnet(DataFolder folder, RedisSettings settings, int port)
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var launch = new ProcessLaunch(
            Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "dotnet")),
            [Assembly.GetExecutingAssembly().Location, GarnetVerb.Name],
            folder.Data,
            AccountThatCanRead(folder.Account, AppContext.BaseDirectory, runtime))
        {
            Input = JsonSerializer.Serialize(new GarnetSettings(folder.Data, port, settings.Password), GarnetSettingsJson.Default.GarnetSettings),
            DeleteAfter = settings.Ephemeral ? folder.Path : null,
        };

        return new RedisProgram(RedisEngine.Garnet.Name(), GarnetVersion(), launch);
    }

    /// <summary>Where the account may not read the program, as below root's own home, Garnet keeps root's privileges and says so.</summary>
    private static Account? AccountThatCanRead(Account? account, params string[] programs)
    {
        if (account is null || programs.All(IsOpenToOthers))
        {
            return account;
        }

        Console.Error.WriteLine($"warning: garnet runs as root, because account '{account.Name}' may not read '{AppContext.BaseDirectory}'");
        return null;
    }

    private static bool IsOpenToOthers(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if ((folder.UnixFileMode & UnixFileMode.OtherExecute) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static string GarnetVersion() => typeof(global::Garnet.GarnetServer).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    /// <summary>
    /// everysec would lose acknowledged writes when the server is killed on a busy disk: while a sync is under way it puts
    /// off the write itself (up to 2 s) and answers all the same. "no" writes before each answer and leaves the sync to the
    /// kernel: nothing is lost unless the machine itself goes down.
    /// </summary>
    private static string Configuration(DataFolder folder, RedisSettings settings, int port) => $"""
        bind 127.0.0.1
        port {port.ToString(CultureInfo.InvariantCulture)}
        requirepass "{settings.Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}"
        daemonize no
        dir "{folder.Data}"
        save ""
        appendonly yes
        appendfsync no
        aof-load-truncated yes
        """ + "\n";
}
