using System.Diagnostics;
using System.Text.Json;
using HotDash.Migrations.Tool.CommandLine;
using HotDash.Tests;

namespace HotDash.Migrations.Tests.Tool;

public sealed class CheckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("services/HotDash.Dashboard")]
    [InlineData("services/HotDash.Chatwoot.Core")]
    public async Task OwnMigrations_BeforeTheFirstRelease_PassTheGateWithTheirContract(string project)
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: false, Token);

        var check = await tool.RunAsync("check", "--folder", RepositoryRoot.Combine(project, "Migrations"), "--contract", RepositoryRoot.Combine(project, "Contract"), "--base", "none", "--name", project);

        Assert.True(check.ExitCode == ExitCodes.Done, check.Output + check.Error);
        Assert.DoesNotContain("contract-stale", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supabase_FilesThatDoNotApply_AreReportedByNameAndError()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: false, Token);
        tool.Folder.Write("20251001000000_notes.sql", "set lock_timeout = '2s';\ncreate table notes (id uuid primary key, owner uuid references auth.users (id));\nalter table notes enable row level security;\ncreate policy p on notes for select to authenticated using (auth.uid() = owner);");
        tool.Folder.Write("20251021000001_add_performance_indexes.sql", "create table a (id bigint primary key);\ncreate index i on decision_log (created_at);");
        tool.Folder.Write("20251022000000_more.sql", "create table more (id bigint primary key);\nalter table more enable row level security;");

        var check = await tool.RunHereAsync("check", "--base", "none");

        Assert.Equal(ExitCodes.Refused, check.ExitCode);
        Assert.Contains("20251021000001_add_performance_indexes.sql:2: refused (risky) [does-not-apply] relation \"decision_log\" does not exist (42P01), from zero", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("20251001000000_notes.sql:1: refused", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("20251022000000_more.sql:1: refused", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contract_StatementOfThePreviousReleaseThatFails_IsNamed()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: false, Token);
        tool.Folder.Write("0001_a.sql", "create table t (id bigint primary key, a text);");
        tool.Folder.Write("0002_b.sql", "create function guard() returns trigger language plpgsql as $$ begin raise exception 'no more'; end $$;\ncreate trigger guard before insert on t for each row execute function guard();");
        var contract = tool.Folder.Write("contract/release.sql", "select id, a from t;\ninsert into t (id, a) values (-1, 'x');\nselect b from t;");

        var check = await tool.RunHereAsync("check", "--since", "0001_a.sql", "--contract", contract);

        Assert.Equal(ExitCodes.Refused, check.ExitCode);
        Assert.Contains("release.sql:2: refused (contract) [breaks-previous-release] no more (P0001)", check.Output, StringComparison.Ordinal);
        Assert.Contains("release.sql:3: remark [contract-stale]", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Base_CommitThatTheCloneLacks_IsAnErrorAndNoPass()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: false, Token);
        tool.Folder.Write("0001_a.sql", "create table t (id bigint primary key, a text);");
        await GitAsync(tool.Folder.Path, "init", "-q");

        var check = await tool.RunHereAsync("check", "--base", "origin/main");

        Assert.Equal(ExitCodes.Usage, check.ExitCode);
        Assert.Contains("fetch-depth: 0", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Base_CommitOfTheRelease_JudgesWhatCameAfterIt()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: false, Token);
        tool.Folder.Write("0001_a.sql", "create table t (id bigint primary key, a text);");
        tool.Folder.Write("0002_b.sql", "create table u (id bigint primary key);");
        await GitAsync(tool.Folder.Path, "init", "-q");
        await GitAsync(tool.Folder.Path, "add", ".");
        await GitAsync(tool.Folder.Path, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "release");
        tool.Folder.Write("0002_b.sql", "-- now with a comment\ncreate table u (id bigint primary key);");
        tool.Folder.Write("0003_c.sql", "drop table t;");

        var check = await tool.RunHereAsync("check", "--base", "HEAD", "--json");

        using var verdict = JsonDocument.Parse(check.Output);
        Assert.Equal(ExitCodes.Refused, check.ExitCode);
        Assert.Equal(
            ["drop-table", "released-file-changed"],
            verdict.RootElement.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("refuses").GetBoolean()).Select(finding => finding.GetProperty("rule").GetString()));
        Assert.Contains("its data are gone", verdict.RootElement.GetProperty("files")[0].GetProperty("reverse").GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_OfARefusal_HoldsPlaceRuleReasonAndWayBack()
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: false, Token);
        tool.Folder.Write("0001_a.sql", "create table t (id bigint primary key, a text);");
        tool.Folder.Write("0002_b.sql", "alter table t add column b text;\ncreate index t_a on t (a);");
        var path = Path.Combine(tool.Folder.Path, "verdict.md");

        await tool.RunHereAsync("check", "--markdown", path);

        var text = await File.ReadAllTextAsync(path, Token);
        Assert.Contains("0002_b.sql:2` | index-not-concurrent | public.t | Writers wait until the index is built.", text, StringComparison.Ordinal);
        Assert.Contains("Way back: proven by up, down, up", text, StringComparison.Ordinal);
        Assert.Contains("alter table \"public\".\"t\" drop column \"b\";", text, StringComparison.Ordinal);
        Assert.Contains("| AccessExclusive | public.t | 1 |", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("squawk was not found at 'no/such/squawk'", ExitCodes.Failed, "check", "--squawk", "no/such/squawk")]
    [InlineData("'--fodler' is not an option", ExitCodes.Usage, "check", "--fodler", "a")]
    [InlineData("'migrate' is not a verb", ExitCodes.Usage, "migrate")]
    [InlineData("status needs the variable ConnectionStrings__target", ExitCodes.Usage, "status")]
    [InlineData("an override needs somebody who answers for it", ExitCodes.Usage, "check", "--override", "drop-table:0001_a.sql")]
    public async Task CommandLine_ThatIsIncomplete_NamesTheRemedy(string message, int exitCode, string verb, params string[] arguments)
    {
        using var tool = await ToolUnderTest.CreateAsync(withTarget: false, Token);
        tool.Folder.Write("0001_a.sql", "select 1");

        var run = await tool.RunHereAsync(verb, arguments);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static async Task GitAsync(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder }) ?? throw new InvalidOperationException("git did not start.");
        await git.WaitForExitAsync(Token);
        Assert.Equal(0, git.ExitCode);
    }
}
