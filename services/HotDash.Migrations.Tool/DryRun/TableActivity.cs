namespace HotDash.Migrations.Tool.DryRun;

/// <summary>What happened to one table so far in the transaction, as the server counts it.</summary>
internal sealed record TableActivity(long Oid, string Table, long Scans, long Inserted, long Updated, long Deleted, long FileNode);
