namespace HotDash.Migrations.Folders;

/// <summary>How a folder of migrations is arranged.</summary>
public enum MigrationLayout
{
    /// <summary><c>0001_accounts.sql</c>: ours. The runner sets the lock time-out.</summary>
    HotDash,

    /// <summary><c>20251021000001_add_performance_indexes.sql</c>, applied by Supabase's CLI.</summary>
    Supabase,

    /// <summary><c>20251005000000_init/migration.sql</c>, applied by Prisma Migrate.</summary>
    Prisma,
}
