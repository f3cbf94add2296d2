namespace HotDash.Hosting.Fly.Model;

/// <summary>How a new release replaces the running one.</summary>
/// <remarks>https://fly.io/docs/reference/configuration/#the-deploy-section</remarks>
public sealed record FlyDeploy
{
    public FlyDeployStrategy? Strategy { get; init; }

    /// <summary>A count from 1, a fraction below. Rolling only. Fly's default is 0.33.</summary>
    public double? MaxUnavailable { get; init; }

    /// <summary>Per machine, once to start and once to become healthy. Fly's default is 5 minutes.</summary>
    public TimeSpan? WaitTimeout { get; init; }

    /// <summary>Runs in a throw-away machine before any machine is touched.</summary>
    public string? ReleaseCommand { get; init; }

    public TimeSpan? ReleaseCommandTimeout { get; init; }

    public FlyVm? ReleaseCommandVm { get; init; }
}
