using System.Collections.Concurrent;

namespace HotDash.FlySimulator.Machines;

/// <summary>Supervisors and proxies as tasks of this process; the machines' programs are processes all the same.</summary>
internal sealed class TaskMachineHost(SimulatorOptions options) : IMachineHost, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (CancellationTokenSource Stop, Task Run)> _machines = [];
    private readonly ConcurrentDictionary<string, Task> _proxies = [];
    private readonly CancellationTokenSource _end = new();

    public Task StartAsync(MachineFolder folder)
    {
        var stop = new CancellationTokenSource();
        _machines[folder.Path] = (stop, Task.Run(() => Supervisor.RunAsync(folder, options, stop.Token)));

        return Task.CompletedTask;
    }

    public async Task StopAsync(MachineFolder folder)
    {
        if (_machines.TryRemove(folder.Path, out var machine))
        {
            await machine.Stop.CancelAsync();
            await machine.Run;
            machine.Stop.Dispose();
        }
    }

    public bool IsRunning(MachineFolder folder) => _machines.TryGetValue(folder.Path, out var machine) && !machine.Run.IsCompleted;

    public Task StartProxyAsync(SimulatedCloud cloud, SimulatedApp app)
    {
        _proxies.GetOrAdd(app.Name, _ => AppProxy.Start(cloud, app, _end.Token));

        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_machines.Keys.Select(path => StopAsync(new MachineFolder(path))));
        await Task.WhenAll(_proxies.Values);
        _end.Dispose();
    }
}
