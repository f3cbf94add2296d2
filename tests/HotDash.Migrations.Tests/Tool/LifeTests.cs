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

    private static async Task ApplyAsync(ToolUnderTest tool)
    {
        Assert.Equal(ExitCodes.Done, (await tool.RunHereAsync("check")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await tool.RunHereAsync("review", "--actor", "bob", "--reason", "read")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await tool.RunHereAsync("apply", "--actor", "ann")).ExitCode);
    }
}
