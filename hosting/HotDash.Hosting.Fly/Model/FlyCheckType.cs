namespace HotDash.Hosting.Fly.Model;

/// <summary>What a top-level check does.</summary>
public enum FlyCheckType
{
    Http,
    Tcp,
}
