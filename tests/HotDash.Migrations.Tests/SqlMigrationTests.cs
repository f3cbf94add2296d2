namespace HotDash.Migrations.Tests;

public sealed class SqlMigrationTests
{
    [Fact]
    public void Checksum_DifferentLineEnds_IsTheSame()
    {
        var unix = new SqlMigration("0001_a.sql", "select 1;\nselect 2;\n");
        var windows = new SqlMigration("0001_a.sql", "select 1;\r\nselect 2;\r\n");

        Assert.Equal(unix.Checksum, windows.Checksum);
    }
}
