using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Tests.Model;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Tests.Validation;

/// <summary>Faults in the ports of a service.</summary>
internal static class BadPorts
{
    private static readonly string[] s_http = ["http"];

    public static IReadOnlyList<BadDocument> All { get; } =
    [
        new("service-ports", "services[0].ports", Service(service => service with { Ports = [] })),
        new("port-range", "services[0].ports[0].end_port", Service(service => service with { Protocol = FlyProtocol.Udp, Ports = [new FlyPort { StartPort = 1, EndPort = 70000 }] })),
        new("port-or-range", "services[0].ports[0]", Service(service => service with { Protocol = FlyProtocol.Udp, Ports = [new FlyPort { StartPort = 90 }] })),
        new("handler-unknown", "services[0].ports[0].handlers", Port(new FlyPort { Port = 443, Handlers = ["http", "tls", "magic"] })),
        new("force-https-handler", "services[0].ports[0].force_https", Service(service => service with { Protocol = FlyProtocol.Udp, Ports = [new FlyPort { Port = 5000, ForceHttps = true }] })),
        new("proxy-proto", "services[0].ports[0].proxy_proto_options.version", Port(new FlyPort { Port = 80, Handlers = s_http, ProxyProtoVersion = "v3" })),
        new("udp-handlers", "services[0].ports[0].handlers", Service(service => service with { Protocol = FlyProtocol.Udp, Ports = [new FlyPort { Port = 5000, Handlers = s_http }] })),
        new("udp-port", "services[0].ports[0].port", Udp(5001, 5000)),
        new("dedicated-ipv4", "services[0].ports[0]", Documents.Tcp, FlySeverity.Warning),
        new("port-taken", "services[0].ports[0]", Documents.Web with { Services = Port(new FlyPort { Port = 80, Handlers = s_http }).Services }),
    ];

    private static FlyToml Service(Func<FlyService, FlyService> change) => Documents.Tcp with { Services = [change(Documents.Tcp.Services[0])] };

    private static FlyToml Port(FlyPort port) => Service(service => service with { Ports = [port] });

    private static FlyToml Udp(int port, int internalPort) =>
        Service(service => service with { Protocol = FlyProtocol.Udp, InternalPort = internalPort, Ports = [new FlyPort { Port = port }] });
}
