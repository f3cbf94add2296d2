namespace HotDash.Hosting.Fly;

/// <summary>How one app reaches another inside an organization's private network.</summary>
/// <remarks>https://fly.io/docs/networking/private-networking/</remarks>
public enum FlyPrivateAddress
{
    /// <summary><c>{app}.internal</c>: straight to a running machine, over IPv6, on the port it listens on.</summary>
    Internal,

    /// <summary><c>{app}.flycast</c>: through Fly's proxy, which also starts stopped machines. Needs a private address and no forced https.</summary>
    Flycast,
}
