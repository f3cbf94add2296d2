namespace HotDash.Hosting.Fly.Drift;

/// <summary>How what runs differs from the model.</summary>
internal enum DriftKind
{
    /// <summary>The model has it, Fly has not.</summary>
    Missing,

    /// <summary>Both have it, with different values.</summary>
    Different,

    /// <summary>Fly has it, the model has not.</summary>
    Unexpected,
}
