namespace HotDash.Hosting.Fly.Publishing;

/// <summary>An endpoint of a resource, as far as Fly is concerned.</summary>
internal sealed record FlyEndpointModel(string Name, string Scheme, bool IsUdp, int? PublicPort, int? TargetPort, bool IsExternal, bool IsHttp2 = false);
