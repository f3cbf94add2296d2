using System.Globalization;
using System.Text.Json;
using Garnet;
using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host.Redis;

/// <summary>The process that Garnet runs in, started by the redis verb with the server's account. A fault of Garnet's storage ends its process, never the guard.</summary>
internal static class GarnetVerb
{
    public const string Name = "garnet";

    public static async Task<int> RunAsync(TextReader input, HostLifetime lifetime)
    {
        var settings = JsonSerializer.Deserialize(await input.ReadToEndAsync(lifetime.Stopping), GarnetSettingsJson.Default.GarnetSettings)
            ?? throw new EmbeddedHostException("Garnet is started by the redis verb, which hands over its settings.", ExitCodes.Usage);
        GarnetLogRepair.Apply(Path.Combine(settings.Folder, "AOF"));

        if (!GarnetCleanStop.TakeBack(settings.Folder))
        {
            await GarnetCheckpoint.TakeAsync(settings, lifetime.Stopping);
        }

        using (var server = new GarnetServer(Options(settings)))
        {
            server.Start();
            await WaitForStopAsync(lifetime.Stopping);
        }

        GarnetCleanStop.Note(settings.Folder);
        return ExitCodes.Done;
    }

    /// <summary>
    /// The native device needs a newer C library than older systems have and ends the process at the first write, hence
    /// RandomAccess. commit-wait makes an acknowledged write survive kill -9. The sizes keep a development stack small and
    /// the log from growing without bound.
    /// </summary>
    internal static string[] Options(GarnetSettings settings) =>
    [
        "--bind", "127.0.0.1", "--port", settings.Port.ToString(CultureInfo.InvariantCulture),
        "--auth", "Password", "--password", settings.Password,
        "--lua", "--lua-transaction-mode", "--device-type", "RandomAccess",
        "--aof", "--aof-commit-wait", "--recover", "--checkpointdir", settings.Folder,
        "--index", "1m", "--memory", "256m", "--page", "1m",
        "--aof-memory", "16m", "--aof-page-size", "4m", "--aof-segment-size", "4m", "--aof-size-limit", "16m",
        "-q",
    ];

    private static async Task WaitForStopAsync(CancellationToken stopping)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stopping.Register(stopped.SetResult);
        await stopped.Task;
    }
}
