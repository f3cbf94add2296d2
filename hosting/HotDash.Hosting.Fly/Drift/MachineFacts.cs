using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>
/// A machine as a flat list, <c>services[tcp 8080].checks[http /health]</c> to its value: what flyctl makes of a document for one group.
/// What the document does not say is left to Fly and not compared.
/// </summary>
internal static class MachineFacts
{
    public static IReadOnlyDictionary<string, string> Of(FlyToml document, string group)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);

        foreach (var (name, value) in document.Env)
        {
            facts[$"env.{name}"] = value;
        }

        AddSize(facts, document, group);
        AddServices(facts, document, group);
        AddProcess(facts, document, group);
        AddRest(facts, document, group);

        return facts;
    }

    private static void AddSize(SortedDictionary<string, string> facts, FlyToml document, string group)
    {
        if (document.Vm.LastOrDefault(vm => IsFor(document, vm.Processes, group)) is not { } vm || FlyMachineSizes.Preset(vm.Size ?? FlyMachineSizes.SharedCpu1x) is not { } preset)
        {
            return;
        }

        facts["guest.cpu_kind"] = FlyWords.Of<FlyCpuKind>(vm.CpuKind ?? preset.Kind)!;
        facts["guest.cpus"] = FactText.Number(vm.Cpus ?? preset.Cpus);
        facts["guest.memory_mb"] = FactText.Number(vm.MemoryMb ?? preset.MemoryMb);
    }

    private static void AddServices(SortedDictionary<string, string> facts, FlyToml document, string group)
    {
        if (document.HttpService is { } http && IsFor(document, http.Processes, group))
        {
            ServiceFacts.Add(facts, http);
        }

        foreach (var service in document.Services.Where(service => IsFor(document, service.Processes, group)))
        {
            ServiceFacts.Add(facts, service);
        }

        foreach (var (name, check) in document.Checks.Where(check => IsFor(document, check.Value.Processes, group)))
        {
            facts[$"checks.{name}"] = FactText.Check(
                FlyWords.Of<FlyCheckType>(check.Type)!, check.Port ?? document.HttpService?.InternalPort, check.Path, check.Method, check.Interval, check.Timeout, check.GracePeriod, check.Headers);
        }
    }

    private static void AddProcess(SortedDictionary<string, string> facts, FlyToml document, string group)
    {
        var command = document.Processes.GetValueOrDefault(group) is { Length: > 0 } text ? ShellWords.Split(text) : document.Experimental?.Cmd ?? [];
        facts["init.cmd"] = FactText.Words(command);

        if (document.Experimental is { Entrypoint.Count: > 0 } experimental)
        {
            facts["init.entrypoint"] = FactText.Words(experimental.Entrypoint);
        }

        if (document.KillSignal is { } signal)
        {
            facts["stop_config.signal"] = signal;
        }

        if (document.KillTimeout is { } timeout)
        {
            facts["stop_config.timeout"] = GoDuration.Format(timeout);
        }

        if (document.Restart.FirstOrDefault(restart => IsFor(document, restart.Processes, group)) is { } restart)
        {
            facts["restart.policy"] = restart.Policy is FlyRestartPolicy.Never ? "no" : FlyWords.Of<FlyRestartPolicy>(restart.Policy)!;

            if (restart.Retries is { } retries)
            {
                facts["restart.max_retries"] = FactText.Number(retries);
            }
        }
    }

    private static void AddRest(SortedDictionary<string, string> facts, FlyToml document, string group)
    {
        foreach (var mount in document.Mounts.Where(mount => IsFor(document, mount.Processes, group)))
        {
            facts[$"mounts[{mount.Destination}]"] = mount.Source;
        }

        foreach (var file in document.Files.Where(file => IsFor(document, file.Processes, group)))
        {
            facts[$"files[{file.GuestPath}]"] = file.SecretName is { } secret ? $"secret {secret}" : "content";
        }

        foreach (var folder in document.Statics)
        {
            facts[$"statics[{folder.UrlPrefix}]"] = folder.GuestPath;
        }

        if (document.Metrics.FirstOrDefault(metrics => IsFor(document, metrics.Processes, group)) is { } metrics)
        {
            facts["metrics"] = $"{FactText.Number(metrics.Port)} {metrics.Path}";
        }
    }

    /// <summary>A section without groups is for the implicit one; in an app of several the publisher always names them.</summary>
    private static bool IsFor(FlyToml document, IReadOnlyList<string> processes, string group) => processes.Count == 0 ? document.Processes.Count <= 1 : processes.Contains(group);
}
