namespace HotDash.Hosting.Fly.Workload.Models;

internal sealed record EndpointSpec(string Name, string Scheme, int Port, bool IsExternal, bool IsHttp2 = false);
