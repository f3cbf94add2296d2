using HotDash.Hosting.Fly.Migrations;

namespace HotDash.Hosting.Fly.Tests.Migrations;

public sealed class MigrationCommandTests
{
    private static readonly FlyMigrationDatabase s_database = new() { Name = "shop", Folders = ["prisma/migrations", "supabase/migrations"], Contract = "contract", Roles = ["app"], Ignore = ["public.seq_*"] };

    private static readonly FlyMigrationOptions s_options = new() { Tool = "tool.dll", EmbeddedHost = "host.dll", Databases = [s_database] };

    [Fact]
    public void Check_OfARelease_JudgesEveryFolderAgainstIt()
    {
        Assert.Equal(
            "tool.dll check --folder /repository/prisma/migrations --folder /repository/supabase/migrations --name shop --target ConnectionStrings__shop --role app "
            + "--embedded-host host.dll --base v74 --contract /repository/contract",
            Command(MigrationCommand.Check, new MigrationSettings(), new MigrationBase("--base", "v74", "because")));
    }

    [Fact]
    public void Check_WithATarget_LeavesTheBaseToIt()
    {
        Assert.DoesNotContain("--base", Command(MigrationCommand.Check, new MigrationSettings(), released: null), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfAPullRequest_TakesItsBaseOverrideAndReport()
    {
        var settings = new MigrationSettings { Override = ["drop-column:0002_b.sql"], Approver = "eve", Reason = "empty", Report = "artifacts/migrations" };

        Assert.EndsWith(
            "--base origin/main --contract /repository/contract --override drop-column:0002_b.sql --approver eve --markdown /repository/artifacts/migrations/shop.md --reason empty",
            Command(MigrationCommand.Check, settings, new MigrationBase("--base", "origin/main", "as asked for")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MigrationCommand.Plan, "--role app --dry-run --actor ann")]
    [InlineData(MigrationCommand.Apply, "--role app --actor ann")]
    [InlineData(MigrationCommand.Review, "--role app --actor ann --reason read")]
    [InlineData(MigrationCommand.Verify, "--role app --embedded-host host.dll --ignore public.seq_* --actor ann")]
    public void Step_OfAVerb_NamesTheTargetsVariableAndWhatTheVerbNeeds(string verb, string end)
    {
        var command = Command(verb, new MigrationSettings { Actor = "ann", Reason = "read" }, released: null);

        Assert.Contains("--target ConnectionStrings__shop", command, StringComparison.Ordinal);
        Assert.EndsWith(end, command, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_OfAnApplication_RunsItsCommandOnAMachineOfItsOwn()
    {
        Assert.Equal(
            "tool.dll prepare --name chat --target ConnectionStrings__chat --image chat/chat:1@sha256:aa --actor ann -- fly console --app chat-app --image chat/chat:1@sha256:aa --vm-memory 2048 --command rails db:prepare",
            Preparation(MigrationCommand.Prepare, new MigrationSettings { Actor = "ann" }));
    }

    [Fact]
    public void Prepare_WithACommandOfItsOwn_RunsThat()
    {
        Assert.EndsWith("-- ./prepare.sh now", Preparation(MigrationCommand.Prepare, new MigrationSettings { Actor = "ann", Prepare = ["./prepare.sh", "now"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Status_OfAnApplication_RunsNothing()
    {
        Assert.Equal("tool.dll status --name chat --target ConnectionStrings__chat --image chat/chat:1@sha256:aa", Preparation(MigrationCommand.Status, new MigrationSettings()));
    }

    private static string Preparation(string verb, MigrationSettings settings) => string.Join(
        ' ', PreparationArguments.Create(verb, new FlyMigrationDatabase { Name = "chat" }, new FlyPreparation("chat-app", "rails db:prepare"), "chat/chat:1@sha256:aa", s_options, settings, "fly"));

    private static string Command(string verb, MigrationSettings settings, MigrationBase? released) =>
        string.Join(' ', MigrationCommand.Create(verb, s_database, s_options, settings, "/repository", released));
}
