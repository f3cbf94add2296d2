namespace HotDash.Migrations.Tool.DryRun;

/// <param name="Oid">The table's object id.</param>
/// <param name="Table">Its name, with its schema.</param>
/// <param name="Mode">The strongest lock held on it.</param>
internal sealed record HeldLock(long Oid, string Table, LockMode Mode)
{
    /// <summary>Writers wait.</summary>
    public bool BlocksWrites => Mode >= LockMode.Share;

    /// <summary>Readers wait as well.</summary>
    public bool BlocksReads => Mode == LockMode.AccessExclusive;
}
