using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.Dcp;

/// <summary>Starts DCP's API server, detached and watching our process, and waits for its kubeconfig.</summary>
internal sealed class DcpProcess(DcpSession session, DcpOptions options, TimeProvider timeProvider)
{
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(10);

    // What belongs to the AppHost itself and must not reach the resources.
    private static readonly string[] s_ownVariables =
    [
        "ASPNETCORE_URLS", "DOTNET_LAUNCH_PROFILE", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPIRE_LOGLEVEL",
    ];

    public async Task<DcpKubeconfig> StartAsync(string executable, CancellationToken cancellationToken)
    {
        using var process = Process.Start(CreateStartInfo(executable))
            ?? throw new DistributedApplicationException($"DCP did not start: '{executable}'.");

        var started = timeProvider.GetTimestamp();
        DcpKubeconfig? kubeconfig;
        while (!DcpKubeconfig.TryRead(session.KubeconfigPath, out kubeconfig))
        {
            if (process is { HasExited: true, ExitCode: not 0 })
            {
                throw new DistributedApplicationException(
                    $"DCP ('{executable}') ended with exit code {process.ExitCode} at once. Its output: {StartLog()}");
            }

            if (timeProvider.GetElapsedTime(started) > options.StartTimeout)
            {
                throw new DistributedApplicationException(
                    $"DCP ('{executable}') was not ready within {options.StartTimeout.TotalSeconds:0} s. Its output: {StartLog()}");
            }

            await Task.Delay(s_pollInterval, timeProvider, cancellationToken);
        }

        return kubeconfig;
    }

    private ProcessStartInfo CreateStartInfo(string executable)
    {
        List<string> arguments =
        [
            "start-apiserver",
            "--monitor", Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            "--monitor-interval", "1",
            "--detach",
            "--kubeconfig", session.KubeconfigPath,
            "--tls-cert-file", session.CertificatePath,
            "--tls-key-file", session.KeyPath,
        ];
        if (options.ContainerRuntime is { Length: > 0 } runtime)
        {
            arguments.AddRange(["--container-runtime", runtime]);
        }

        var info = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(executable, arguments) { CreateNoWindow = true }
            : ThroughShell(executable, arguments);

        foreach (var name in s_ownVariables)
        {
            info.Environment.Remove(name);
        }

        info.Environment["DCP_SESSION_FOLDER"] = session.Folder;
        info.Environment["DCP_LOG_SOCKET"] = session.LogSocketPath;
        return info;
    }

    /// <summary>
    /// The shell sends DCP's output to a file. A pipe to us would break when we are killed, and a Go program that writes to a
    /// broken standard output dies, before it has cleaned up.
    /// </summary>
    private ProcessStartInfo ThroughShell(string executable, List<string> arguments) =>
        new("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null", "dcp", session.StartLogPath, executable, .. arguments]);

    private string StartLog() =>
        File.Exists(session.StartLogPath) ? File.ReadAllText(session.StartLogPath).Trim() : "(none)";
}
