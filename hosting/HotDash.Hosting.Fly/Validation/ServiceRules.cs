using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

internal static class ServiceRules
{
    public static IEnumerable<FlyFinding> Check(FlyToml document)
    {
        if (document.HttpService is { } http)
        {
            foreach (var finding in Common("http_service", http.InternalPort, http.AutoStopMachines, http.AutoStartMachines, http.MinMachinesRunning, http.Concurrency)
                .Concat(Unchecked("http_service", http.Processes, document, http.Checks.Count)))
            {
                yield return finding;
            }
        }

        foreach (var (service, index) in document.Services.Select((service, index) => (service, index)))
        {
            var path = $"services[{index}]";

            foreach (var finding in Common(path, service.InternalPort, service.AutoStopMachines, service.AutoStartMachines, service.MinMachinesRunning, service.Concurrency)
                .Concat(Unchecked(path, service.Processes, document, service.HttpChecks.Count + service.TcpChecks.Count)))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<FlyFinding> Common(string path, int port, FlyAutoStop? autoStop, bool? autoStart, int? minMachines, FlyConcurrency? concurrency)
    {
        if (port is < 1 or > 65535)
        {
            yield return FlyFinding.Error("internal-port", $"{path}.internal_port", port, "is no port; flyctl has no default and would send it as it is.", "Name the port that the app listens on, 1 to 65535.");
        }

        if (minMachines < 0)
        {
            yield return FlyFinding.Error("min-machines", $"{path}.min_machines_running", minMachines, "is no count.", "Use 0 or more.");
        }
        else if (minMachines > 0 && autoStop is null or FlyAutoStop.Off)
        {
            yield return FlyFinding.Error("min-machines-ineffective", $"{path}.min_machines_running", minMachines, "means nothing without automatic stopping.", "Leave it out, or set auto_stop_machines to stop or suspend.");
        }

        if (autoStop is FlyAutoStop.Stop or FlyAutoStop.Suspend && autoStart is false)
        {
            yield return FlyFinding.Error("stopped-for-good", $"{path}.auto_start_machines", "false", "leaves a machine that was stopped for lack of traffic stopped for good.", "Let machines start again, or do not stop them.");
        }

        foreach (var finding in Limits($"{path}.concurrency", concurrency))
        {
            yield return finding;
        }
    }

    private static IEnumerable<FlyFinding> Limits(string path, FlyConcurrency? concurrency)
    {
        foreach (var (key, limit) in new[] { ("soft_limit", concurrency?.SoftLimit), ("hard_limit", concurrency?.HardLimit) })
        {
            if (limit <= 0)
            {
                yield return FlyFinding.Error("concurrency-limit", $"{path}.{key}", limit, "lets nothing through.", "Use a number above 0.");
            }
        }

        if (concurrency?.SoftLimit > concurrency?.HardLimit)
        {
            yield return FlyFinding.Error("concurrency-order", $"{path}.soft_limit", concurrency?.SoftLimit, $"is above the hard limit of {concurrency?.HardLimit}.", "Use a soft limit below the hard one.");
        }
    }

    /// <summary>Without a check a deploy calls a server that dies after its first second a success.</summary>
    private static IEnumerable<FlyFinding> Unchecked(string path, IReadOnlyList<string> groups, FlyToml document, int checks)
    {
        var covered = document.Checks.Values.Any(check => check.Processes.Count == 0 || groups.Count == 0 || check.Processes.Any(groups.Contains));

        if (checks == 0 && !covered)
        {
            yield return FlyFinding.Error("service-unchecked", path, null, "has no health check: a deploy would call a crashing server a success.", "Give the resource WithHttpHealthCheck or WithHttpProbe, or the service a check.");
        }
    }
}
