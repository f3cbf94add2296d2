using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using HotDash.FlySimulator.Api;
using HotDash.FlySimulator.Commands;
using HotDash.FlySimulator.Machines;

namespace HotDash.FlySimulator;

/// <summary>What flyctl does not have: apps and images to begin with, and the processes that go on when a command has ended.</summary>
internal static class SimulateCommands
{
    public static int AddApp(SimulatedCloud cloud, string app, string port)
    {
        var added = cloud.AddApp(app, port == "0" ? null : int.Parse(port, CultureInfo.InvariantCulture));
        Console.Out.WriteLine($"{added.Name} will answer at http://127.0.0.1:{added.Port} (simulated)");

        return 0;
    }

    public static int AddImage(SimulatedCloud cloud, string reference, string[] command)
    {
        cloud.AddImage(reference, new SimulatedImage(command));

        return 0;
    }

    public static async Task<int> FlyctlAsync(SimulatedCloud cloud, string[] words)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = On(PosixSignal.SIGINT, stop);

        return await Flyctl.RunAsync(cloud, words, Console.In, Console.Out, Console.Error, stop.Token);
    }

    public static async Task<int> SuperviseAsync(MachineFolder machine, SimulatorOptions options)
    {
        using var stop = new CancellationTokenSource();
        using var terminated = On(PosixSignal.SIGTERM, stop);
        await ProcessMachineHost.AnnouncedAsync(machine.PidPath, () => Supervisor.RunAsync(machine, options, stop.Token));

        return 0;
    }

    public static async Task<int> ProxyAsync(SimulatedCloud cloud, string app)
    {
        using var stop = new CancellationTokenSource();
        using var terminated = On(PosixSignal.SIGTERM, stop);
        var found = cloud.FindApp(app) ?? throw new InvalidOperationException($"There is no app {app}.");
        await ProcessMachineHost.AnnouncedAsync(cloud.ProxyPidPath(app), () => AppProxy.Start(cloud, found, stop.Token));

        return 0;
    }

    public static async Task<int> ApiAsync(SimulatedCloud cloud, string port)
    {
        using var stop = new CancellationTokenSource();
        using var terminated = On(PosixSignal.SIGTERM, stop);
        using var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        await new MachinesApi(cloud, listener).RunAsync(stop.Token);

        return 0;
    }

    private static PosixSignalRegistration On(PosixSignal which, CancellationTokenSource stop) => PosixSignalRegistration.Create(which, signal =>
    {
        signal.Cancel = true;
        stop.Cancel();
    });
}
