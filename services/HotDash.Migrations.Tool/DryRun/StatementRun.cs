using HotDash.Migrations.Sql;

namespace HotDash.Migrations.Tool.DryRun;

/// <summary>One statement as it ran. Tables are those that existed before the file, so that others may be using them.</summary>
internal sealed record StatementRun
{
    public required SqlStatement Statement { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>The lock time-out that was in effect when the statement began; zero is none.</summary>
    public required TimeSpan LockTimeout { get; init; }

    /// <summary>What the transaction held on existing tables before the statement.</summary>
    public IReadOnlyList<HeldLock> HeldBefore { get; init; } = [];

    /// <summary>What it holds on existing tables now.</summary>
    public IReadOnlyList<HeldLock> Held { get; init; } = [];

    /// <summary>Existing tables that the statement read from end to end.</summary>
    public IReadOnlyList<string> Scanned { get; init; } = [];

    /// <summary>Existing tables that the statement wrote anew.</summary>
    public IReadOnlyList<string> Rewritten { get; init; } = [];

    /// <summary>Existing tables whose rows the statement may insert, update or delete: it took the lock for that.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];

    /// <summary>Existing tables of which every row was updated.</summary>
    public IReadOnlyList<string> WhollyUpdated { get; init; } = [];

    /// <summary>Existing tables that lost rows.</summary>
    public IReadOnlyList<string> Deleted { get; init; } = [];

    /// <summary>Locks that this statement took or strengthened.</summary>
    public IEnumerable<HeldLock> Taken => Held.Where(now => HeldBefore.FirstOrDefault(before => before.Oid == now.Oid) is not { } before || before.Mode < now.Mode);
}
