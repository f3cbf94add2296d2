namespace HotDash.Hosting.Fly.Model;

/// <summary>The transport of a service.</summary>
public enum FlyProtocol
{
    Tcp,
    Udp,
}
