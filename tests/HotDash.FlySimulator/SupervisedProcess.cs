using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HotDash.FlySimulator;

/// <summary>Starts and stops the supervisor of a machine, which outlives the command that started it.</summary>
internal static partial class SupervisedProcess
{
    private const int Terminate = 15;

    private static string PidPath(string folder) => Path.Combine(folder, "supervisor.pid");

    public static async Task StartAsync(string folder)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The simulator's own path is not known.");
        var start = new ProcessStartInfo(program, ["supervise", folder]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The supervisor did not start.");

        while (!File.Exists(PidPath(folder)) && !process.HasExited)
        {
            await Task.Delay(20);
        }
    }

    public static async Task StopAsync(string folder)
    {
        if (Find(folder) is not { } process)
        {
            return;
        }

        using (process)
        {
            _ = Kill(process.Id, Terminate);
            await process.WaitForExitAsync();
        }
    }

    public static bool IsRunning(string folder)
    {
        using var process = Find(folder);

        return process is not null;
    }

    public static void Announce(string folder) => File.WriteAllText(PidPath(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    public static void Withdraw(string folder) => File.Delete(PidPath(folder));

    public static void Signal(int pid, int signal) => _ = Kill(pid, signal);

    private static Process? Find(string folder)
    {
        try
        {
            return File.Exists(PidPath(folder)) ? Process.GetProcessById(int.Parse(File.ReadAllText(PidPath(folder)), CultureInfo.InvariantCulture)) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or IOException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
