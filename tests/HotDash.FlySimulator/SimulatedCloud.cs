using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using HotDash.FlySimulator.Machines;

namespace HotDash.FlySimulator;

/// <summary>All of the simulated Fly: its state is files below one folder, so that separate commands see the same.</summary>
internal sealed class SimulatedCloud(string folder, IMachineHost host, SimulatorOptions options)
{
    private const int LowestPort = 20_000;
    private const int HighestPort = 32_000;

    private static readonly ConcurrentDictionary<int, bool> s_given = [];

    public const string FolderVariable = "FLY_SIMULATOR_STATE";

    public IMachineHost Host => host;

    public SimulatorOptions Options => options;

    public SimulatedApp? FindApp(string name) => StateFile.Find<SimulatedApp>(AppPath(name));

    public void Write(SimulatedApp app) => StateFile.Write(AppPath(app.Name), app);

    public SimulatedApp AddApp(string name, int? port = null)
    {
        var app = new SimulatedApp { Name = name, Port = port ?? FreePort() };
        Write(app);

        return app;
    }

    public IReadOnlyList<MachineFolder> Machines(string app) => Directory.Exists(MachinesPath(app))
        ? [.. Directory.EnumerateDirectories(MachinesPath(app)).Order(StringComparer.Ordinal).Select(path => new MachineFolder(path)).Where(machine => machine.Exists)]
        : [];

    public MachineFolder NewMachine(string app, string group)
    {
        var id = $"machine-{group}";

        for (var number = 2; Directory.Exists(Path.Combine(MachinesPath(app), id)); number++)
        {
            id = $"machine-{group}-{number}";
        }

        return new MachineFolder(Directory.CreateDirectory(Path.Combine(MachinesPath(app), id)).FullName);
    }

    public async Task DestroyAsync(MachineFolder machine)
    {
        await host.StopAsync(machine);
        File.Delete(Path.Combine(machine.Path, "machine.json"));
    }

    public SimulatedImage? FindImage(string reference) => StateFile.Find<SimulatedImage>(ImagePath(reference));

    public void AddImage(string digest, SimulatedImage image) => StateFile.Write(ImagePath(digest), image);

    /// <summary>Where a command keeps its list.</summary>
    public string FileOf(string name) => Path.Combine(folder, $"{name}.json");

    public string ProxyPidPath(string app) => Path.Combine(folder, "apps", app, "proxy.pid");

    /// <summary>Below what the system gives to outgoing connections: one of those would take it before it is listened on.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(LowestPort, HighestPort);

            if (s_given.TryAdd(port, true) && IsFree(port))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string AppPath(string app) => Path.Combine(folder, "apps", app, "app.json");

    private string MachinesPath(string app) => Path.Combine(folder, "apps", app, "machines");

    private string ImagePath(string reference) => Path.Combine(folder, "images", $"{reference[(reference.LastIndexOf(':') + 1)..]}.json");
}
