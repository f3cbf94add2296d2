using HotDash.Migrations.Tool.Catalog;

namespace HotDash.Migrations.Tool.DryRun;

/// <summary>One file as it ran on the scratch server, with the schema before and after.</summary>
internal sealed record FileRun
{
    public required SqlMigration Migration { get; init; }

    public required CatalogSnapshot Before { get; init; }

    public required CatalogSnapshot After { get; init; }

    public IReadOnlyList<StatementRun> Statements { get; init; } = [];

    /// <summary>The line of the statement after which a change was first seen, by the change's key.</summary>
    public IReadOnlyDictionary<string, int> ChangeLines { get; init; } = new Dictionary<string, int>();

    public RunFailure? Failure { get; init; }

    /// <summary>The constraint that made-up rows did not meet; the rest was then measured without rows.</summary>
    public RunFailure? UnmetRows { get; init; }

    public IReadOnlyList<CatalogChange> Changes => CatalogDiff.Between(Before, After);

    /// <summary>How long each strong lock on an existing table was held: from the statement that took it to the end of the file.</summary>
    public IReadOnlyList<LockSpan> LockSpans => LockSpan.Of(this);
}
