namespace HotDash.Migrations.Tool.Life;

/// <summary>The stations of a migration, in order.</summary>
internal enum LifeState
{
    Created,

    /// <summary>The gate let it through, or somebody answered for what it found.</summary>
    Validated,

    /// <summary>The gate refused it.</summary>
    Refused,
    Reviewed,
    Applied,
    Verified,

    /// <summary>The live schema was not what it should make.</summary>
    Drifted,

    /// <summary>An application's own migration ended with an error; what it had changed by then is in the evidence.</summary>
    Failed,
}
