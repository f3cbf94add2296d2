using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>Endpoints and health checks of a group as services and checks.</summary>
internal static class FlyServiceMapper
{
    public const string ForwardedName = "X-Forwarded-Proto";
    public const string ForwardedValue = "https";

    /// <summary>Chatwoot, Rails and ASP.NET redirect plain requests to https when told that TLS ends before them; a check that is redirected fails.</summary>
    private static readonly Dictionary<string, string> s_forwarded = new() { [ForwardedName] = ForwardedValue };

    public static FlyEndpointModel? HttpEndpoint(FlyAppModel app, FlyGroupModel group) => group.Endpoints
        .Where(endpoint => endpoint.Scheme is "http" && (endpoint.IsExternal || app.Settings.PrivateAddress is FlyPrivateAddress.Flycast))
        .OrderByDescending(endpoint => endpoint.IsExternal)
        .FirstOrDefault();

    public static FlyHttpService? HttpService(FlyAppModel app, FlyGroupModel group)
    {
        if (HttpEndpoint(app, group) is not { } endpoint)
        {
            return null;
        }

        return new FlyHttpService
        {
            InternalPort = endpoint.TargetPort ?? 0,
            ForceHttps = app.Settings.ForceHttps ?? endpoint.IsExternal,
            AutoStopMachines = app.Settings.AutoStop,
            AutoStartMachines = true,
            MinMachinesRunning = MinMachines(app),
            Processes = FlyTomlMapper.Processes(app, group),
            Concurrency = app.Settings.Concurrency,
            HttpOptions = endpoint.IsHttp2 ? new FlyHttpOptions { H2Backend = true } : null,
            Checks = [.. Paths(group, endpoint).Select(path => new FlyHttpCheck
            {
                Interval = app.Settings.CheckInterval,
                Timeout = app.Settings.CheckTimeout,
                GracePeriod = app.Settings.CheckGracePeriod,
                Method = "GET",
                Path = path,
                Headers = s_forwarded,
            })],
        };
    }

    public static IEnumerable<FlyService> TcpServices(FlyAppModel app, FlyGroupModel group) => group.Endpoints
        .Where(endpoint => endpoint.IsExternal && endpoint.Scheme is not ("http" or "https"))
        .Select(endpoint => new FlyService
        {
            Protocol = endpoint.IsUdp ? FlyProtocol.Udp : FlyProtocol.Tcp,
            InternalPort = endpoint.TargetPort ?? 0,
            AutoStopMachines = app.Settings.AutoStop,
            AutoStartMachines = true,
            MinMachinesRunning = MinMachines(app),
            Processes = FlyTomlMapper.Processes(app, group),
            Concurrency = app.Settings.Concurrency,
            Ports = [new FlyPort { Port = endpoint.PublicPort ?? endpoint.TargetPort }],
            TcpChecks = endpoint.IsUdp ? [] : [new FlyTcpCheck { Interval = app.Settings.CheckInterval, Timeout = app.Settings.CheckTimeout, GracePeriod = app.Settings.CheckGracePeriod }],
        });

    /// <summary>Endpoints that only other apps reach have no service; a deploy still waits for these checks.</summary>
    public static IEnumerable<KeyValuePair<string, FlyCheck>> TopLevelChecks(FlyAppModel app, FlyGroupModel group)
    {
        var served = HttpEndpoint(app, group);

        return group.Endpoints.Where(endpoint => endpoint.Scheme is "http" && endpoint != served)
            .SelectMany(endpoint => Paths(group, endpoint).Select(path => (endpoint, Path: (string?)path)))
            .Concat(group.Endpoints.Where(IsInternalTcp).Select(endpoint => (endpoint, Path: (string?)null)))
            .Select((item, index) => KeyValuePair.Create($"{group.Settings.Name}_{item.endpoint.Name}_{index}", new FlyCheck
            {
                Type = item.Path is null ? FlyCheckType.Tcp : FlyCheckType.Http,
                Port = item.endpoint.TargetPort,
                Interval = app.Settings.CheckInterval,
                Timeout = app.Settings.CheckTimeout,
                GracePeriod = app.Settings.CheckGracePeriod,
                Method = item.Path is null ? null : "GET",
                Path = item.Path,
                Headers = item.Path is null ? new Dictionary<string, string>() : s_forwarded,
                Processes = FlyTomlMapper.Processes(app, group),
            }));
    }

    private static int? MinMachines(FlyAppModel app) => app.Settings.MinMachinesRunning ?? (app.Settings.AutoStop is FlyAutoStop.Off ? null : 0);

    private static bool IsInternalTcp(FlyEndpointModel endpoint) => endpoint is { IsExternal: false, IsUdp: false, Scheme: not ("http" or "https") };

    private static IEnumerable<string> Paths(FlyGroupModel group, FlyEndpointModel endpoint) => group.HealthChecks
        .Where(check => check.Endpoint == endpoint.Name || (check.Endpoint is "https" && endpoint.Name is "http"))
        .Select(check => check.Path)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);
}
