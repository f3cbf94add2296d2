namespace HotDash.Hosting.Fly.Model;

/// <summary>In which order machines are replaced.</summary>
public enum FlyDeployStrategy
{
    Rolling,
    Immediate,
    Canary,
    Bluegreen,
}
