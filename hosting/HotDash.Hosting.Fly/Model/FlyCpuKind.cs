namespace HotDash.Hosting.Fly.Model;

/// <summary>Whether a machine shares its processors.</summary>
public enum FlyCpuKind
{
    Shared,
    Performance,
}
