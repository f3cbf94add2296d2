using System.IO.Enumeration;
using HotDash.Migrations.Tool.Catalog;
using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.DryRun;
using HotDash.Migrations.Tool.Life;
using HotDash.Migrations.Tool.Scratch;
using Npgsql;

namespace HotDash.Migrations.Tool.Verbs;

/// <summary>Compares the live schema with what the applied files make on a scratch server: whatever was changed by hand shows.</summary>
internal static class VerifyVerb
{
    public static async Task<int> RunAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var set = context.ReadSet();
        await using var target = context.RequireTarget();
        var pending = (await Pending.FindAsync(target, set, cancellationToken)).ToHashSet();
        var applied = set.Migrations.Where(migration => !pending.Contains(migration)).ToList();
        var differences = await CompareAsync(context, target, applied, cancellationToken);
        var isSame = differences.Count == 0;
        var evidence = Json.WriteLine(new { differences = differences.Select(change => change.ToString()) });

        if (context.Options.Has("--json"))
        {
            context.Out.WriteLine(Json.Write(new { set.Name, IsSame = isSame, Applied = applied.Count, Pending = pending.Count, Differences = differences.Select(change => change.ToString()) }));
        }
        else
        {
            foreach (var change in differences)
            {
                context.Out.WriteLine($"differs: {change}");
            }

            context.Out.WriteLine($"{set.Name}: {(isSame ? "the live schema is what the files make" : $"{differences.Count} differences to what the files make")}, {applied.Count} files applied, {pending.Count} pending");
        }

        await new LifeStore(target).AddAsync(applied.Select(migration => new LifeEvent(migration.Name, migration.Checksum, isSame ? LifeState.Verified : LifeState.Drifted, context.Actor, context.Time.GetUtcNow(), evidence)), cancellationToken);

        return isSame ? ExitCodes.Done : ExitCodes.Drift;
    }

    private static async Task<IReadOnlyList<CatalogChange>> CompareAsync(ToolContext context, NpgsqlDataSource target, IReadOnlyList<SqlMigration> applied, CancellationToken cancellationToken)
    {
        await using var server = await context.StartScratchAsync(cancellationToken);
        await using var database = await ScratchDatabase.CreateAsync(server.ConnectionString, null, cancellationToken);
        await using var scratch = await database.OpenAsync(cancellationToken);

        if (Prelude.For(applied.Select(migration => migration.Layout), context.Options.All("--role")) is { Length: > 0 } prelude)
        {
            await using var command = new NpgsqlCommand(prelude, scratch);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        foreach (var migration in applied)
        {
            if (await PlainRun.ApplyAsync(scratch, migration, cancellationToken) is { } failure)
            {
                throw new MigrationException($"{migration.File}:{failure.Line} does not apply on the scratch server, so nothing can be compared: {failure.Message}");
            }
        }

        await using var live = await target.OpenConnectionAsync(cancellationToken);
        var expected = await CatalogReader.ReadAsync(scratch, cancellationToken);
        var found = await CatalogReader.ReadAsync(live, cancellationToken);

        return [.. CatalogDiff.Between(Comparable(expected), Comparable(found)).Where(change => !change.WithParent && !IsIgnored(change, context.Options.All("--ignore")))];
    }

    /// <summary>In two databases identities mean nothing, and the owner has another name.</summary>
    private static CatalogSnapshot Comparable(CatalogSnapshot snapshot) =>
        new([.. snapshot.Anonymous().Objects.Where(item => item.Kind != CatalogKind.Schema || item.Name != "public")
            .Select(item => item with { Properties = item.Properties.Where(property => property.Key != "owner").ToDictionary() })]);

    private static bool IsIgnored(CatalogChange change, IEnumerable<string> patterns) =>
        patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, change.Subject.Path) || FileSystemName.MatchesSimpleExpression(pattern, change.Subject.Parent));
}
