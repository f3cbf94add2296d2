namespace HotDash.Migrations.Tool.DryRun;

/// <summary>PostgreSQL's table locks, weakest first: https://www.postgresql.org/docs/current/explicit-locking.html.</summary>
internal enum LockMode
{
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive,
}
