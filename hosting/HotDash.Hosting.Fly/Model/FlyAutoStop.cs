namespace HotDash.Hosting.Fly.Model;

/// <summary>What the proxy does with a machine that has no traffic.</summary>
public enum FlyAutoStop
{
    Off,
    Stop,
    Suspend,
}
