namespace HotDash.Hosting.Fly.Model;

/// <summary>How image layers are compressed.</summary>
public enum FlyCompression
{
    Gzip,
    Zstd,
}
