using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

internal static class PortRules
{
    public static IEnumerable<FlyFinding> Check(FlyToml document) =>
        document.Services.SelectMany((service, index) => Service($"services[{index}]", service)).Concat(Duplicates(document));

    private static IEnumerable<FlyFinding> Service(string path, FlyService service)
    {
        if (service.Ports.Count == 0)
        {
            yield return FlyFinding.Error("service-ports", $"{path}.ports", null, "is missing: nothing would reach the service.", "Name a port, or drop the service and use a top-level check.");
        }

        foreach (var finding in service.Ports.SelectMany((port, index) => Port($"{path}.ports[{index}]", service, port)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<FlyFinding> Port(string path, FlyService service, FlyPort port) =>
        [.. Numbers(path, port), .. Handlers(path, port), .. service.Protocol is FlyProtocol.Udp ? Udp(path, service, port) : DedicatedAddress(path, port)];

    private static IEnumerable<FlyFinding> Numbers(string path, FlyPort port)
    {
        foreach (var (key, number) in new[] { ("port", port.Port), ("start_port", port.StartPort), ("end_port", port.EndPort) })
        {
            if (number is < 1 or > 65535)
            {
                yield return FlyFinding.Error("port-range", $"{path}.{key}", number, "is no port.", "Use 1 to 65535.");
            }
        }

        var isRange = port.StartPort is not null && port.EndPort is not null && port.StartPort <= port.EndPort;

        if (port.Port is null ? !isRange : port.StartPort is not null || port.EndPort is not null)
        {
            yield return FlyFinding.Error("port-or-range", path, null, "is neither one port nor a range.", "Set either port, or start_port and a larger end_port.");
        }
    }

    private static IEnumerable<FlyFinding> Handlers(string path, FlyPort port)
    {
        foreach (var handler in port.Handlers.Where(handler => !FlyHandlers.All.Contains(handler)))
        {
            yield return FlyFinding.Error("handler-unknown", $"{path}.handlers", handler, "is not a handler of Fly's proxy.", $"Use {string.Join(", ", FlyHandlers.All)}.");
        }

        if (port.ForceHttps is true && !port.Handlers.Contains(FlyHandlers.Http))
        {
            yield return FlyFinding.Error("force-https-handler", $"{path}.force_https", "true", "redirects only what the http handler reads.", "Add the http handler, or leave force_https out.");
        }

        if (port.ProxyProtoVersion is not (null or "v1" or "v2"))
        {
            yield return FlyFinding.Error("proxy-proto", $"{path}.proxy_proto_options.version", port.ProxyProtoVersion, "is no version of the proxy protocol.", "Use v1 or v2.");
        }
    }

    private static IEnumerable<FlyFinding> Udp(string path, FlyService service, FlyPort port)
    {
        if (port.Handlers.Count > 0)
        {
            yield return FlyFinding.Error("udp-handlers", $"{path}.handlers", string.Join(", ", port.Handlers), "cannot handle UDP.", "Leave the handlers out.");
        }

        if (port.Port is not null && port.Port != service.InternalPort)
        {
            yield return FlyFinding.Error("udp-port", $"{path}.port", port.Port, $"differs from internal_port {service.InternalPort}; Fly does not translate UDP ports.", "Use the same port.");
        }
    }

    /// <summary>Fly's shared IPv4 serves plain HTTP on 80 and TLS-terminated HTTP on 443 and nothing else.</summary>
    private static IEnumerable<FlyFinding> DedicatedAddress(string path, FlyPort port)
    {
        var isShared = port.Port switch
        {
            80 => port.Handlers is [FlyHandlers.Http],
            443 => port.Handlers.Count == 2 && port.Handlers.Contains(FlyHandlers.Http) && port.Handlers.Contains(FlyHandlers.Tls),
            _ => false,
        };

        if (!isShared && port.Handlers.All(FlyHandlers.All.Contains))
        {
            yield return FlyFinding.Warning("dedicated-ipv4", path, port.Port, "needs a dedicated IPv4 address, which is billed and which the first deploy asks for.", "Use ports 80 and 443 with the usual handlers, or allocate the address beforehand.");
        }
    }

    private static IEnumerable<FlyFinding> Duplicates(FlyToml document)
    {
        var taken = new HashSet<(FlyProtocol, int)>(document.HttpService is null ? [] : [(FlyProtocol.Tcp, 80), (FlyProtocol.Tcp, 443)]);

        foreach (var (service, at) in document.Services.Select((service, at) => (service, at)))
        {
            foreach (var (port, index) in service.Ports.Select((port, index) => (port, index)))
            {
                var first = port.Port ?? port.StartPort ?? 0;
                var last = Math.Min(port.Port ?? port.EndPort ?? 0, 65535);

                if (Enumerable.Range(first, Math.Max(0, last - first + 1)).Any(number => !taken.Add((service.Protocol, number))))
                {
                    yield return FlyFinding.Error("port-taken", $"services[{at}].ports[{index}]", first, "is served by another service of this app.", "Use another external port.");
                }
            }
        }
    }
}
