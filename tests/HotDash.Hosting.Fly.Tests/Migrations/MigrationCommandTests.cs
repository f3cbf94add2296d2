using HotDash.Hosting.Fly.Migrations;

namespace HotDash.Hosting.Fly.Tests.Migrations;

public sealed class MigrationCommandTests
{
    private static readonly FlyMigrationDatabase s_database = new() { Name = "shop", Folders = ["prisma/migrations", "supabase/migrations"], Contract = "contract", Roles = ["app"], Ignore = ["public.seq_*"] };

    private static readonly FlyMigrationOptions s_options = new() { Tool = "tool.dll", EmbeddedHost = "host.dll", Base = "v74", Databases = [s_database] };

    [Fact]
    public void Check_WithoutATarget_JudgesEveryFolderAgainstTheBaseOfTheModel()
    {
        Assert.Equal(
            "tool.dll check --folder /repository/prisma/migrations --folder /repository/supabase/migrations --name shop --target ConnectionStrings__shop --role app "
            + "--embedded-host host.dll --base v74 --contract /repository/contract",
            Command(MigrationCommand.Check, new MigrationSettings(), knowsTarget: false));
    }

    [Fact]
    public void Check_WithATarget_LeavesTheBaseToIt()
    {
        Assert.DoesNotContain("--base", Command(MigrationCommand.Check, new MigrationSettings(), knowsTarget: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfAPullRequest_TakesItsBaseOverrideAndReport()
    {
        var settings = new MigrationSettings { Base = "origin/main", Override = ["drop-column:0002_b.sql"], Approver = "eve", Reason = "empty", Report = "artifacts/migrations" };

        Assert.EndsWith(
            "--base origin/main --contract /repository/contract --override drop-column:0002_b.sql --approver eve --markdown /repository/artifacts/migrations/shop.md --reason empty",
            Command(MigrationCommand.Check, settings, knowsTarget: true),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MigrationCommand.Plan, "--role app --dry-run --actor ann")]
    [InlineData(MigrationCommand.Apply, "--role app --actor ann")]
    [InlineData(MigrationCommand.Review, "--role app --actor ann --reason read")]
    [InlineData(MigrationCommand.Verify, "--role app --embedded-host host.dll --ignore public.seq_* --actor ann")]
    public void Step_OfAVerb_NamesTheTargetsVariableAndWhatTheVerbNeeds(string verb, string end)
    {
        var command = Command(verb, new MigrationSettings { Actor = "ann", Reason = "read" }, knowsTarget: true);

        Assert.Contains("--target ConnectionStrings__shop", command, StringComparison.Ordinal);
        Assert.EndsWith(end, command, StringComparison.Ordinal);
    }

    private static string Command(string verb, MigrationSettings settings, bool knowsTarget) =>
        string.Join(' ', MigrationCommand.Create(verb, s_database, s_options, settings, "/repository", knowsTarget));
}
