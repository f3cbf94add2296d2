namespace HotDash.Hosting.Fly.Migrations;

/// <summary>What the migration steps run, and on what.</summary>
public sealed record FlyMigrationOptions
{
    /// <summary>The assembly of the tool that judges and applies migrations.</summary>
    public required string Tool { get; init; }

    /// <summary>The assembly of the embedded host, which starts a scratch server when <c>ConnectionStrings__scratch</c> names none.</summary>
    public required string EmbeddedHost { get; init; }

    /// <summary>The git commit or tag of the release that runs in staging. Default: what the release ledger says was verified last; from zero when it knows none.</summary>
    public string? Base { get; init; }

    public required IReadOnlyList<FlyMigrationDatabase> Databases { get; init; }
}
