using System.Diagnostics;
using System.Globalization;

namespace HotDash.Embedded.Host.Processes;

/// <summary>
/// A small shell that ends the server when the host is gone. It waits on a pipe whose other end only the host holds, so
/// the kernel tells it of every kind of end, kill -9 included. The kernel's parent-death signal would not do: it is tied
/// to the thread that forked, and a pool thread may end while the host lives.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    // Arguments: 1 = process id, 2 = stop signal, 3 = folder to delete, or nothing. Holding the host's output open would keep its reader waiting.
    private const string Script = """
        exec >/dev/null 2>&1
        trap '' INT TERM HUP QUIT
        read -r _
        kill -"$2" "$1"
        n=0
        while [ "$n" -lt 50 ] && kill -0 "$1"; do sleep 0.1; n=$((n + 1)); done
        kill -9 "$1"
        if [ -n "$3" ]; then rm -rf -- "$3"; fi
        """;

    private Process? _shell;

    public void Guard(int process, int stopSignal, string? deleteAfter)
    {
        var start = new ProcessStartInfo("/bin/sh",
        [
            "-c", Script, "watchdog", process.ToString(CultureInfo.InvariantCulture), stopSignal.ToString(CultureInfo.InvariantCulture), deleteAfter ?? "",
        ])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        BareEnvironment.Apply(start);
        _shell = Process.Start(start);
    }

    /// <summary>To be called only when the server has ended: the watchdog itself must not act on a reused process id.</summary>
    public void Dispose()
    {
        if (_shell is null)
        {
            return;
        }

        _shell.Kill();
        _shell.WaitForExit();
        _shell.Dispose();
        _shell = null;
    }
}
