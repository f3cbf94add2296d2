namespace HotDash.Hosting.Fly.Model;

/// <summary>When a machine keeps its root file system.</summary>
public enum FlyPersistRootfs
{
    Never,
    Restart,
    Always,
}
