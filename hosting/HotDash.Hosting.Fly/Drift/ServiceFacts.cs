using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>Services of a document as facts of a machine.</summary>
internal static class ServiceFacts
{
    public static void Add(IDictionary<string, string> facts, FlyHttpService service)
    {
        var path = FactText.Service("tcp", service.InternalPort);

        Common(facts, path, service.AutoStopMachines, service.AutoStartMachines, service.MinMachinesRunning, service.Concurrency);
        facts[$"{path}.ports[80]"] = FactText.Port([FlyHandlers.Http], service.ForceHttps);
        facts[$"{path}.ports[443]"] = FactText.Port([FlyHandlers.Http, FlyHandlers.Tls], null);

        foreach (var check in service.Checks)
        {
            AddCheck(facts, path, check);
        }
    }

    public static void Add(IDictionary<string, string> facts, FlyService service)
    {
        var path = FactText.Service(FlyWords.Of<FlyProtocol>(service.Protocol)!, service.InternalPort);

        Common(facts, path, service.AutoStopMachines, service.AutoStartMachines, service.MinMachinesRunning, service.Concurrency);

        foreach (var port in service.Ports)
        {
            facts[$"{path}.ports[{FactText.Range(port.Port, port.StartPort, port.EndPort)}]"] = FactText.Port(port.Handlers, port.ForceHttps);
        }

        foreach (var check in service.TcpChecks)
        {
            facts[$"{path}.checks[tcp]"] = FactText.Check("tcp", null, null, null, check.Interval, check.Timeout, check.GracePeriod, new Dictionary<string, string>());
        }

        foreach (var check in service.HttpChecks)
        {
            AddCheck(facts, path, check);
        }
    }

    private static void AddCheck(IDictionary<string, string> facts, string path, FlyHttpCheck check) =>
        facts[$"{path}.checks[http {check.Path}]"] = FactText.Check("http", null, check.Path, check.Method, check.Interval, check.Timeout, check.GracePeriod, check.Headers);

    private static void Common(IDictionary<string, string> facts, string path, FlyAutoStop? autoStop, bool? autoStart, int? minMachines, FlyConcurrency? concurrency)
    {
        facts[path] = FactText.Present;

        foreach (var (key, value) in new[]
        {
            ("autostop", FlyWords.Of(autoStop)), ("autostart", FactText.Flag(autoStart)), ("min_machines_running", FactText.Number(minMachines)),
            ("concurrency.type", FlyWords.Of(concurrency?.Type)), ("concurrency.soft_limit", FactText.Number(concurrency?.SoftLimit)), ("concurrency.hard_limit", FactText.Number(concurrency?.HardLimit)),
        })
        {
            if (value is not null)
            {
                facts[$"{path}.{key}"] = value;
            }
        }
    }
}
