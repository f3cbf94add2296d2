namespace HotDash.Hosting.Fly.Release.Flow;

/// <summary>Why a release left the straight way.</summary>
internal enum ReleaseCause
{
    None,
    DeployFailed,
    VerifyFailed,

    /// <summary>A runner ended half-way: this says nothing against the image.</summary>
    Interrupted,

    /// <summary>Somebody asked for it.</summary>
    ByHand,
}
