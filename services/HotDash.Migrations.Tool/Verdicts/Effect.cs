namespace HotDash.Migrations.Tool.Verdicts;

/// <summary>What a finding means for the release that is still running.</summary>
internal enum Effect
{
    /// <summary>Adds something; nobody notices.</summary>
    Expand,

    /// <summary>Worth a thought; does not stop the migration.</summary>
    Advice,

    /// <summary>Can stop or mislead the running release, or make it wait.</summary>
    Risky,

    /// <summary>Takes away what the running release may use.</summary>
    Contract,
}
