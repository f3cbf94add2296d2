using HotDash.Migrations.Folders;

namespace HotDash.Migrations.Tests.Folders;

public sealed class MigrationFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_PrismaFolders_OrdersThemByName()
    {
        _folder.Write("20251005000000_second/migration.sql", "select 2");
        _folder.Write("20251004000000_first/migration.sql", "select 1");
        _folder.Write("migration_lock.toml", "provider = \"postgresql\"");

        var set = MigrationFolder.Read(_folder.Path);

        Assert.Equal(["20251004000000_first/migration.sql", "20251005000000_second/migration.sql"], set.Migrations.Select(migration => migration.Name));
        Assert.All(set.Migrations, migration => Assert.Equal(MigrationLayout.Prisma, migration.Layout));
    }

    [Theory]
    [InlineData("20251021000001_add_performance_indexes.sql", MigrationLayout.Supabase)]
    [InlineData("0001_accounts.sql", MigrationLayout.HotDash)]
    public void Read_PlainFiles_RecognizesTheLayout(string file, MigrationLayout layout)
    {
        _folder.Write(file, "select 1");

        Assert.Equal(layout, Assert.Single(MigrationFolder.Read(_folder.Path).Migrations).Layout);
    }

    [Fact]
    public void Read_MixedOrEmptyFolder_IsRefusedWithTheRemedy()
    {
        Assert.Contains("holds no migration", Assert.Throws<MigrationException>(() => MigrationFolder.Read(_folder.Path)).Message, StringComparison.Ordinal);

        _folder.Write("0001_a.sql", "select 1");
        _folder.Write("20251004000000_first/migration.sql", "select 1");

        Assert.Contains("mixes", Assert.Throws<MigrationException>(() => MigrationFolder.Read(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-- hotdash: no-transaction\ncreate index concurrently i on t (a)", false)]
    [InlineData("-- why\n-- hotdash: no-transaction\nselect 1", false)]
    [InlineData("select 1;\n-- hotdash: no-transaction\n", true)]
    public void IsTransactional_Declaration_CountsBeforeTheFirstStatement(string sql, bool isTransactional)
    {
        Assert.Equal(isTransactional, new SqlMigration("0001_a.sql", sql).IsTransactional);
    }
}
