using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.Hosting.Fly.Migrations;

/// <summary>What the running release has applied, as the tool is told, and how that is known.</summary>
/// <param name="Option">The tool's option.</param>
/// <param name="Value">A commit, the last migration, or <c>none</c>.</param>
/// <param name="Why">How it is known.</param>
internal sealed record MigrationBase(string Option, string Value, string Why)
{
    private const string Commit = "--base";
    private const string LastFile = "--since";
    private const string Nothing = "none";

    /// <summary>Null: the target itself says what it has applied.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">The model's options.</param>
    /// <param name="settings">What this run was told.</param>
    /// <param name="ledger">The releases so far.</param>
    /// <param name="knowsTarget">The variable of the database's connection string is set.</param>
    public static MigrationBase? Find(FlyMigrationDatabase database, FlyMigrationOptions options, MigrationSettings settings, ReleaseLedger ledger, bool knowsTarget) =>
        settings.Base is { } asked ? new(Commit, asked, "as asked for")
        : knowsTarget ? null
        : options.Base is { } modelled ? new(Commit, modelled, "as the application model says")
        : OfRelease(database, ledger);

    private static MigrationBase OfRelease(FlyMigrationDatabase database, ReleaseLedger ledger)
    {
        if (database.App is not { } app)
        {
            return new(Commit, Nothing, "from zero, because no released app uses it");
        }

        return ledger.Read().LastOrDefault(entry => entry.App == app && LedgerStates.IsGood(entry.State)) switch
        {
            null => new(Commit, Nothing, $"from zero, because the ledger in '{ledger.Folder}' knows no verified release of {app}"),
            { Commit: { Length: > 0 } commit } good => new(Commit, commit, $"the commit of {app}'s release verified on {good.At:u}, {ReleaseTarget.DigestOf(good.Image)}"),
            { Schema: { Length: > 0 } schema } good => new(LastFile, schema.EndsWith(".sql", StringComparison.Ordinal) ? schema : $"{schema}.sql", $"the schema of {app}'s release verified on {good.At:u}, {ReleaseTarget.DigestOf(good.Image)}"),
            var good => new(Commit, Nothing, $"from zero, because {app}'s release verified on {good.At:u} recorded neither commit nor schema: give --Fly:Release:Commit when deploying, or --Migrations:Base=REF now"),
        };
    }
}
