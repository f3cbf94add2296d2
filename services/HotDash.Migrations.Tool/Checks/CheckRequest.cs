using HotDash.Migrations.Tool.Contracts;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Checks;

/// <summary>What is to be judged, and against what.</summary>
internal sealed record CheckRequest
{
    /// <summary>The database's name, for reports.</summary>
    public required string Name { get; init; }

    /// <summary>What the running release has applied, in order.</summary>
    public required IReadOnlyList<SqlMigration> Released { get; init; }

    /// <summary>What is new, in order.</summary>
    public required IReadOnlyList<SqlMigration> Pending { get; init; }

    /// <summary>True judges each file against those before it: nobody said what has been released.</summary>
    public bool EachOnItsOwn { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<ContractQuery> Contract { get; init; } = [];

    public IReadOnlyList<FindingOverride> Overrides { get; init; } = [];

    /// <summary>Findings that were made before the check, such as a released file that has changed.</summary>
    public IReadOnlyList<Finding> Known { get; init; } = [];

    public int SampleRows { get; init; } = 20;
}
