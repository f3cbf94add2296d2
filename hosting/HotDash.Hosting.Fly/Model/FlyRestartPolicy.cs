namespace HotDash.Hosting.Fly.Model;

/// <summary>When a machine is started again.</summary>
public enum FlyRestartPolicy
{
    Always,
    Never,
    OnFailure,
}
