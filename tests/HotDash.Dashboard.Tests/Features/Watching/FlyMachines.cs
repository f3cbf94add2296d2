using System.Diagnostics;
using System.Globalization;
using System.Net;
using HotDash.FlySimulator;
using HotDash.FlySimulator.Api;
using HotDash.FlySimulator.Commands;
using HotDash.FlySimulator.Machines;

namespace HotDash.Dashboard.Tests.Features.Watching;

/// <summary>An app on the simulator of Fly, whose machines are processes, behind the simulated Machines API.</summary>
internal sealed class FlyMachines : IAsyncDisposable
{
    public const string App = "hotdash-staging";

    private readonly string _folder = Directory.CreateTempSubdirectory("hotdash-fly-").FullName;
    private readonly TaskMachineHost _host;
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public FlyMachines()
    {
        var options = SimulatorOptions.FromEnvironment();
        _host = new TaskMachineHost(options);
        Cloud = new SimulatedCloud(_folder, _host, options);
        Cloud.AddApp(App);
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{SimulatedCloud.FreePort()}/"));
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _run = new MachinesApi(Cloud, _listener).RunAsync(_stop.Token);
    }

    public Uri Address { get; }

    public SimulatedCloud Cloud { get; }

    /// <summary>Starts a machine that Fly does not restart by itself.</summary>
    public async Task<MachineFolder> StartAsync(CancellationToken cancellationToken)
    {
        var machine = Cloud.NewMachine(App, "app");
        machine.Config = [];
        machine.Write(new SimulatedMachine
        {
            Id = machine.Id,
            App = App,
            Group = "app",
            Image = "registry.fly.io/hotdash-staging@sha256:0000",
            Command = ["sh", "-c", $"echo $$ > '{PidFile(machine)}'; exec sleep 600"],
            Port = 0,
            Restart = "no",
        });
        await Cloud.Host.StartAsync(machine);
        await FindPidAsync(machine, cancellationToken);

        return machine;
    }

    /// <summary>SIGKILL, as when the memory runs out.</summary>
    public async Task KillAsync(MachineFolder machine, CancellationToken cancellationToken)
    {
        using var process = Process.GetProcessById(await FindPidAsync(machine, cancellationToken));
        File.Delete(PidFile(machine));
        process.Kill();

        while (Cloud.Host.IsRunning(machine))
        {
            await Task.Delay(20, cancellationToken);
        }
    }

    public static async Task<int> FindPidAsync(MachineFolder machine, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (File.Exists(PidFile(machine)) && int.TryParse(await File.ReadAllTextAsync(PidFile(machine), cancellationToken), CultureInfo.InvariantCulture, out var pid))
            {
                return pid;
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    public Task SetSecretAsync(string name, CancellationToken cancellationToken) =>
        Flyctl.RunAsync(Cloud, ["secrets", "import", "--stage", "--app", App], new StringReader($"{name}=value"), TextWriter.Null, TextWriter.Null, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _listener.Close();
        await _host.DisposeAsync();
        _stop.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string PidFile(MachineFolder machine) => Path.Combine(machine.Path, "program.pid");
}
