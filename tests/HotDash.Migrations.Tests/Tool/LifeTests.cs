using HotDash.Migrations.Tool.CommandLine;

namespace HotDash.Migrations.Tests.Tool;

public sealed class LifeTests
{
    private const string Notes = """
        create table notes (id bigint generated always as identity primary key, body text not null);
        alter table notes enable row level security;
        create policy notes_all on notes for all using (true);
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migration_FromCreatedToVerified_RecordsPersonTimeAndEvidence()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: true, Token);
        tool.Folder.Write("0001_notes.sql", Notes);

        var early = await tool.RunHereAsync("apply", "--actor", "ann");
        Assert.Equal(ExitCodes.Refused, early.ExitCode);
        Assert.Contains("it has not been validated", early.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Done, (await tool.RunHereAsync("check", "--actor", "ci")).ExitCode);
        var unreviewed = await tool.RunHereAsync("apply", "--actor", "ann");
        Assert.Equal(ExitCodes.Refused, unreviewed.ExitCode);
        Assert.Contains("nobody has reviewed it", unreviewed.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Done, (await tool.RunHereAsync("review", "--actor", "bob", "--reason", "read")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await tool.RunHereAsync("apply", "--actor", "ann")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await tool.RunHereAsync("verify", "--actor", "ann")).ExitCode);

        Assert.Equal("created ci, validated ci, reviewed bob, applied ann, verified ann", await tool.OnTargetAsync("select string_agg(state || ' ' || actor, ', ' order by id) from hotdash_migration_life"));
        Assert.Equal(0L, await tool.OnTargetAsync("select count(*) from hotdash_migration_life where evidence = '{}' or at is null"));
        Assert.Contains("applied  0001_notes.sql  (verified by ann", (await tool.RunHereAsync("status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_PolicyDroppedByHand_FindsIt()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: true, Token);
        tool.Folder.Write("0001_notes.sql", Notes);
        await ApplyAsync(tool);
        await tool.OnTargetAsync("drop policy notes_all on notes");

        var verify = await tool.RunHereAsync("verify");

        Assert.Equal(ExitCodes.Drift, verify.ExitCode);
        Assert.Contains("differs: policy public.notes.notes_all removed", verify.Output, StringComparison.Ordinal);
        Assert.Contains("drifted", (await tool.RunHereAsync("status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ThingsTheApplicationMakes_AreIgnoredByName()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: true, Token);
        tool.Folder.Write("0001_notes.sql", Notes);
        await ApplyAsync(tool);
        await tool.OnTargetAsync("create sequence conv_dpid_seq_1");

        Assert.Equal(ExitCodes.Drift, (await tool.RunHereAsync("verify")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await tool.RunHereAsync("verify", "--ignore", "public.conv_dpid_seq_*")).ExitCode);
    }

    [Fact]
    public async Task Check_SecondFileAfterARelease_JudgesItAgainstTheTarget()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: true, Token);
        tool.Folder.Write("0001_notes.sql", Notes);
        await ApplyAsync(tool);
        tool.Folder.Write("0002_drop.sql", "-- gone\nalter table notes drop column body;");

        var check = await tool.RunHereAsync("check");

        Assert.Equal(ExitCodes.Refused, check.ExitCode);
        Assert.Contains("0002_drop.sql:2: refused (contract) [drop-column]", check.Output, StringComparison.Ordinal);
        Assert.Contains("the gate refused it", (await tool.RunHereAsync("review", "--actor", "bob", "--reason", "read")).Output, StringComparison.Ordinal);

        var given = await tool.RunHereAsync("check", "--override", "drop-column:0002_drop.sql", "--approver", "eve", "--reason", "empty since May");
        Assert.Equal(ExitCodes.Done, given.ExitCode);
        Assert.Contains("let through by eve: empty since May", given.Output, StringComparison.Ordinal);
        Assert.Equal(true, await tool.OnTargetAsync("select evidence::text like '%eve%' from hotdash_migration_life where state = 'validated' and migration = '0002_drop.sql'"));
    }

    /// <summary>0002 takes a column away that nothing used; what 0001 knows still fits. 0003 takes what a statement of the release before needs.</summary>
    [Fact]
    public async Task Schema_OfADatabaseThatLostSomething_NamesTheOldestThatFits()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: true, Token);
        tool.Folder.Write("0001_notes.sql", "create table notes (id bigint generated always as identity primary key, body text, title text);");
        await ApplyAsync(tool);
        Assert.Equal("""{"newest":"0001_notes.sql","isMeasured":true}""", await SchemaAsync(tool));

        tool.Folder.Write("0002_drop.sql", "alter table notes drop column body;");
        await ApplyAsync(tool, "--override", "drop-column:0002_drop.sql", "--approver", "eve", "--reason", "unused");
        Assert.Equal("""{"newest":"0002_drop.sql","floor":"0001_notes.sql","isMeasured":true}""", await SchemaAsync(tool));

        var contract = Path.Combine(Directory.CreateTempSubdirectory("contract-").FullName, "titles.sql");
        await File.WriteAllTextAsync(contract, "select title from notes;", Token);
        tool.Folder.Write("0003_drop.sql", "alter table notes drop column title;");
        await ApplyAsync(tool, "--contract", contract, "--override", "drop-column:0003_drop.sql", "--override", "breaks-previous-release:titles.sql", "--approver", "eve", "--reason", "forward only");
        Assert.Equal("""{"newest":"0003_drop.sql","floor":"0003_drop.sql","isMeasured":true}""", await SchemaAsync(tool));
        Directory.Delete(Path.GetDirectoryName(contract)!, recursive: true);
    }

    private static async Task<string> SchemaAsync(ToolUnderTest tool) => (await tool.RunHereAsync("schema", "--json")).Output.Trim();

    private static async Task ApplyAsync(ToolUnderTest tool, params string[] check)
    {
        Assert.Equal(ExitCodes.Done, (await tool.RunHereAsync("check", check)).ExitCode);
        Assert.Equal(ExitCodes.Done, (await tool.RunHereAsync("review", "--actor", "bob", "--reason", "read")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await tool.RunHereAsync("apply", "--actor", "ann")).ExitCode);
    }
}
