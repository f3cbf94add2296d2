using HotDash.Hosting.Fly.Migrations;
using HotDash.Hosting.Fly.Release.Flow;
using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.Hosting.Fly.Tests.Migrations;

public sealed class MigrationBaseTests : IDisposable
{
    private static readonly FlyMigrationDatabase s_database = new() { Name = "shop", App = "shop-app" };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotdash-ledger-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Base_NothingReleased_IsZeroAndSaysSo()
    {
        var found = Find(s_database);

        Assert.Equal(("--base", "none"), (found.Option, found.Value));
        Assert.Contains("knows no verified release of shop-app", found.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Base_ReleasesInTheLedger_IsTheCommitOfTheOneVerifiedLast()
    {
        Append("shop-app", ReleasePhase.Verified, commit: "aaaa", schema: "0001_a");
        Append("shop-app", ReleasePhase.Verified, commit: "bbbb", schema: "0002_b");
        Append("shop-app", ReleasePhase.Failed, commit: "cccc", schema: "0003_c");
        Append("other-app", ReleasePhase.Verified, commit: "dddd", schema: "0009_d");

        var found = Find(s_database);

        Assert.Equal(("--base", "bbbb"), (found.Option, found.Value));
        Assert.StartsWith("the commit of shop-app's release verified on ", found.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Base_ReleaseWithoutACommit_IsItsSchema()
    {
        Append("shop-app", ReleasePhase.RolledBack, commit: null, schema: "0002_b");

        Assert.Equal(("--since", "0002_b.sql"), Find(s_database) is var found ? (found.Option, found.Value) : default);
    }

    [Fact]
    public void Base_ReleaseWithNeither_IsZeroWithTheRemedy()
    {
        Append("shop-app", ReleasePhase.Verified, commit: null, schema: null);

        Assert.Equal("none", Find(s_database).Value);
        Assert.Contains("give --Fly:Release:Commit", Find(s_database).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Base_AskedFor_ComesBeforeTheLedgerAndTheTarget()
    {
        Append("shop-app", ReleasePhase.Verified, commit: "aaaa", schema: null);

        Assert.Equal("origin/main", MigrationBase.Find(s_database, Options, new MigrationSettings { Base = "origin/main" }, Ledger, knowsTarget: true)?.Value);
        Assert.Null(MigrationBase.Find(s_database, Options, new MigrationSettings(), Ledger, knowsTarget: true));
    }

    private static FlyMigrationOptions Options { get; } = new() { Tool = "tool.dll", EmbeddedHost = "host.dll", Databases = [s_database] };

    private ReleaseLedger Ledger => new(_folder.FullName, TimeProvider.System);

    private MigrationBase Find(FlyMigrationDatabase database) =>
        MigrationBase.Find(database, Options, new MigrationSettings(), Ledger, knowsTarget: false) ?? throw new InvalidOperationException("The target was asked.");

    private void Append(string app, ReleasePhase phase, string? commit, string? schema) =>
        Ledger.Append(new LedgerEntry { App = app, State = LedgerStates.Of(phase), Image = $"registry.fly.io/{app}@sha256:{commit}", Commit = commit, Schema = schema });
}
