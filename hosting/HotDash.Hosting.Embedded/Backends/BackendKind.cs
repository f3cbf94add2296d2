namespace HotDash.Hosting.Embedded.Backends;

/// <summary>What serves Postgres and Redis while the stack runs on a developer's machine.</summary>
public enum BackendKind
{
    /// <summary>Ordinary local processes. The default: needs neither a container engine nor root.</summary>
    Embedded,

    /// <summary>The official images by Docker or Podman. Every publish uses this one.</summary>
    Containers,
}
