using System.Diagnostics;
using System.Globalization;

namespace HotDash.FlySimulator.Machines;

/// <summary>A process per machine and one per proxy: they go on when flyctl has ended.</summary>
internal sealed class ProcessMachineHost : IMachineHost
{
    public Task StartAsync(MachineFolder folder) => StartAsync(folder.PidPath, "supervise", folder.Path);

    public async Task StopAsync(MachineFolder folder)
    {
        if (Find(folder.PidPath) is { } process)
        {
            using (process)
            {
                SimulatedProcesses.Terminate(process.Id);
                await process.WaitForExitAsync();
            }
        }
    }

    public bool IsRunning(MachineFolder folder) => IsRunning(folder.PidPath);

    public Task StartProxyAsync(SimulatedCloud cloud, SimulatedApp app) =>
        IsRunning(cloud.ProxyPidPath(app.Name)) ? Task.CompletedTask : StartAsync(cloud.ProxyPidPath(app.Name), "proxy", app.Name);

    /// <summary>What a process does that <see cref="StartAsync(string, string, string)"/> has started.</summary>
    public static async Task AnnouncedAsync(string pidPath, Func<Task> action)
    {
        await File.WriteAllTextAsync(pidPath, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

        try
        {
            await action();
        }
        finally
        {
            File.Delete(pidPath);
        }
    }

    private static async Task StartAsync(string pidPath, string verb, string argument)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The simulator's own path is not known.");
        var start = new ProcessStartInfo(program, [verb, argument]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("HOTDASH_RELEASE_LEDGER");
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"The {verb} process did not start.");

        while (!File.Exists(pidPath) && !process.HasExited)
        {
            await Task.Delay(20);
        }
    }

    private static bool IsRunning(string pidPath)
    {
        using var process = Find(pidPath);

        return process is not null;
    }

    private static Process? Find(string pidPath)
    {
        try
        {
            return File.Exists(pidPath) ? Process.GetProcessById(int.Parse(File.ReadAllText(pidPath), CultureInfo.InvariantCulture)) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or IOException)
        {
            return null;
        }
    }
}
