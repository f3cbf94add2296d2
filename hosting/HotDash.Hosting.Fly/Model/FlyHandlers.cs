namespace HotDash.Hosting.Fly.Model;

/// <summary>What Fly's proxy does with the connections of a port.</summary>
public static class FlyHandlers
{
    public const string Http = "http";
    public const string Tls = "tls";
    public const string PgTls = "pg_tls";
    public const string ProxyProto = "proxy_proto";
    public const string EdgeHttp = "edge_http";

    internal static readonly string[] All = [Http, Tls, PgTls, ProxyProto, EdgeHttp];
}
