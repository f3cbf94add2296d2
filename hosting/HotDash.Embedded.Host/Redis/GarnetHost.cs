using System.Globalization;
using Garnet;
using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Redis;

/// <summary>Runs Garnet inside this process, which is itself a child of the stack: a fault of its storage ends the whole process.</summary>
internal sealed class GarnetHost(DataFolder folder, RedisSettings settings, int port, HostLifetime lifetime)
{
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(60);

    public async Task<int> RunAsync()
    {
        GarnetLogRepair.Apply(Path.Combine(folder.Data, "AOF"));
        DropPrivileges();

        using (var server = new GarnetServer(Options()))
        {
            server.Start();
            await WaitUntilReadyAsync();
            Console.Out.WriteLine($"ready: garnet {typeof(GarnetServer).Assembly.GetName().Version} on 127.0.0.1:{port} (process {Environment.ProcessId})");
            await Task.Delay(Timeout.Infinite, lifetime.Stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        Console.Out.WriteLine("stopped: garnet");
        return ExitCodes.Done;
    }

    /// <summary>
    /// The native device needs a newer C library than older systems have and ends the process at the first write, hence
    /// RandomAccess. commit-wait makes an acknowledged write survive kill -9. The sizes keep a development stack small and
    /// the log from growing without bound.
    /// </summary>
    private string[] Options() =>
    [
        "--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture),
        "--auth", "Password", "--password", settings.Password,
        "--lua", "--lua-transaction-mode", "--device-type", "RandomAccess",
        "--aof", "--aof-commit-wait", "--recover", "--checkpointdir", folder.Data,
        "--index", "1m", "--memory", "256m", "--page", "1m",
        "--aof-memory", "16m", "--aof-page-size", "4m", "--aof-segment-size", "4m", "--aof-size-limit", "16m",
        "-q",
    ];

    /// <summary>Not possible where the account may not read the program, as in root's own home: then Garnet keeps the privileges it was started with, and says so.</summary>
    private void DropPrivileges()
    {
        if (folder.Account is not { } account)
        {
            return;
        }

        if (ProgramIsReadableByOthers())
        {
            account.Become();
        }
        else
        {
            Console.Error.WriteLine($"warning: garnet runs as root, because account '{account.Name}' may not read '{AppContext.BaseDirectory}'");
        }
    }

    private static bool ProgramIsReadableByOthers()
    {
        const UnixFileMode Enter = UnixFileMode.OtherExecute;

        foreach (var start in (string[])[AppContext.BaseDirectory, System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory()])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if ((folder.UnixFileMode & Enter) == 0)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(lifetime.Stopping);
        timeout.CancelAfter(s_startTimeout);

        while (!await RedisPing.AnswersAsync(port, settings.Password, timeout.Token))
        {
            await Task.Delay(20, timeout.Token);
        }
    }
}
