using System.Text.Json;
using HotDash.Migrations.Tool.CommandLine;

namespace HotDash.Migrations.Tests.Tool;

/// <summary>A shell stands in for the application: it waits while the test migrates as the application would.</summary>
public sealed class PrepareTests
{
    private const string Image = "docker.io/chatwoot/chatwoot:v4.15.1-ce";
    private const string Digest = "sha256:00000000000000000000000000000000000000000000000000000000000000aa";

    private const string FirstVersion = """
        create table schema_migrations (version varchar primary key);
        create table accounts (id bigint primary key, name varchar, locale int);
        insert into schema_migrations values ('20230426130150'), ('20240726220747')
        """;

    private const string NextVersion = """
        alter table accounts add column settings jsonb;
        alter table accounts drop column locale;
        create index on accounts (name);
        insert into schema_migrations values ('20250620120000')
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prepare_FirstAndNextVersion_RecordsTimeSchemaVersionsAndClassesOfChanges()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: true, Token);

        var first = await PrepareAsync(tool, FirstVersion, exitCode: 0);
        var next = await PrepareAsync(tool, NextVersion, exitCode: 0);

        Assert.Equal(ExitCodes.Done, first.ExitCode);
        Assert.Contains($"{Image}@{Digest}: prepared in", first.Output, StringComparison.Ordinal);
        Assert.Contains("schema none → 20240726220747 (2), changes: 2 expand, 0 risky, 0 contract", first.Output, StringComparison.Ordinal);
        Assert.Contains("contract [drop-column] column public.accounts.locale removed", next.Output, StringComparison.Ordinal);
        Assert.Contains("schema 20240726220747 (2) → 20250620120000 (3), changes: 2 expand, 0 risky, 1 contract", next.Output, StringComparison.Ordinal);

        var status = await ShowAsync(tool, "status", "--json");
        using var json = JsonDocument.Parse(status.Output);
        var last = json.RootElement.GetProperty("preparations")[1];
        Assert.Equal("ann", last.GetProperty("actor").GetString());
        Assert.Equal(Digest, last.GetProperty("preparation").GetProperty("digest").GetString());
        Assert.InRange(last.GetProperty("preparation").GetProperty("elapsedMs").GetInt64(), 1, 60_000);
        Assert.Contains("nothing to prepare", (await ShowAsync(tool, "plan")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_CommandThatFailsHalfWay_IsRecordedAsFailedWithWhatItChanged()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: true, Token);

        var run = await PrepareAsync(tool, FirstVersion, exitCode: 9);

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        Assert.Contains("said by the application", run.Output, StringComparison.Ordinal);
        Assert.Contains("ended with 9", run.Output, StringComparison.Ordinal);
        Assert.Equal("failed", await tool.OnTargetAsync("select state from hotdash_migration_life"));
        Assert.Contains("ended with 9", (await ShowAsync(tool, "status")).Output, StringComparison.Ordinal);
        Assert.Contains("to prepare with", (await ShowAsync(tool, "plan")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_SchemaThatSomebodyElseMigrated_IsDrift()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: true, Token);
        await PrepareAsync(tool, FirstVersion, exitCode: 0);
        Assert.Equal(ExitCodes.Done, (await ShowAsync(tool, "verify")).ExitCode);
        await tool.OnTargetAsync(NextVersion);

        var verify = await ShowAsync(tool, "verify");

        Assert.Equal(ExitCodes.Drift, verify.ExitCode);
        Assert.Contains("schema 20250620120000 (3), but the last preparation left 20240726220747 (2)", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeginAndEnd_AroundAMigrationThatSomebodyElseRuns_RecordTheSame()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: true, Token);
        var before = Path.Combine(tool.Folder.Path, "before.json");

        Assert.Equal(ExitCodes.Done, (await ShowAsync(tool, "prepare", "--begin", before)).ExitCode);
        await tool.OnTargetAsync(FirstVersion);
        var end = await ShowAsync(tool, "prepare", "--end", before, "--exit-code", "0", "--elapsed", "1234");

        Assert.Equal(ExitCodes.Done, end.ExitCode);
        Assert.Contains("prepared in 1234 ms, schema none → 20240726220747 (2), changes: 2 expand, 0 risky, 0 contract", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepare_WithoutACommand_NamesTheRemedy()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: true, Token);

        var run = await ShowAsync(tool, "prepare");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("prepare needs -- COMMAND", run.Error, StringComparison.Ordinal);
    }

    private static Task<ToolRun> ShowAsync(ToolUnderTest tool, string verb, params string[] more) => tool.RunAsync([verb, "--name", "chatwoot", "--image", $"{Image}@{Digest}", "--actor", "ann", .. more]);

    private static async Task<ToolRun> PrepareAsync(ToolUnderTest tool, string sql, int exitCode)
    {
        var (started, migrated) = (Path.Combine(tool.Folder.Path, "started"), Path.Combine(tool.Folder.Path, "migrated"));
        var run = ShowAsync(tool, "prepare", "--", "sh", "-c", $"touch '{started}'; until [ -e '{migrated}' ]; do sleep 0.02; done; echo said by the application >&2; exit {exitCode}");

        while (!File.Exists(started) && !run.IsCompleted)
        {
            await Task.Delay(20, Token);
        }

        await tool.OnTargetAsync(sql);
        await File.WriteAllTextAsync(migrated, "", Token);
        var result = await run;
        File.Delete(started);
        File.Delete(migrated);

        return result;
    }
}
