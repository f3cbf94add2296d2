using HotDash.Migrations.Tool.DryRun;
using HotDash.Migrations.Tool.Lint;
using HotDash.Migrations.Tool.Rules;
using HotDash.Migrations.Tool.Scratch;
using HotDash.Migrations.Tool.Verdicts;
using HotDash.Tests;
using HotDash.TestServers;
using Npgsql;

namespace HotDash.Migrations.Tests.Corpus;

/// <summary>Judges each case on the corpus' own schema with rows in it, and leaves that as it was.</summary>
internal static class CorpusGate
{
    private const string Folder = "tests/data/migrations";

    public static IReadOnlyList<CorpusCase> Read(params IEnumerable<string> files) => [.. files.SelectMany(file => CorpusCase.Read(RepositoryRoot.Combine(Folder, file)))];

    public static async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var server = await PostgresTestServer.GetAsync(cancellationToken);

        return await server.CreateDatabaseAsync("corpus", PrepareAsync, cancellationToken);
    }

    public static async Task<IReadOnlyList<CorpusResult>> JudgeAsync(IReadOnlyList<CorpusCase> cases, CancellationToken cancellationToken)
    {
        var lint = (await Squawk.Find(null).LintAsync([.. cases.Select(item => item.Migration)], cancellationToken)).ToLookup(finding => finding.File);
        var results = new List<CorpusResult>();
        await using var connection = new NpgsqlConnection(await CreateDatabaseAsync(cancellationToken));
        await connection.OpenAsync(cancellationToken);

        foreach (var item in cases)
        {
            results.Add(new CorpusResult(item, await JudgeAsync(item, connection, lint[item.Migration.File], cancellationToken)));
        }

        return results;
    }

    private static async Task<IReadOnlyList<Finding>> JudgeAsync(CorpusCase item, NpgsqlConnection shared, IEnumerable<LintFinding> lint, CancellationToken cancellationToken)
    {
        if (item.Migration.IsTransactional && !item.Migration.Sql.Contains("concurrently", StringComparison.OrdinalIgnoreCase))
        {
            return Judge(await new FileRunner(shared, null).RunAsync(item.Migration, keep: false, cancellationToken), lint);
        }

        // What cannot be taken back runs on a copy.
        await using var connection = new NpgsqlConnection(await CreateDatabaseAsync(cancellationToken) + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        var findings = Judge(await new FileRunner(connection, null).RunAsync(item.Migration, keep: true, cancellationToken), lint);
        await (await PostgresTestServer.GetAsync(cancellationToken)).DropDatabaseAsync(connection.ConnectionString, cancellationToken);

        return findings;
    }

    private static IReadOnlyList<Finding> Judge(FileRun run, IEnumerable<LintFinding> lint) => GateRules.Judge(run, new ReleasedSchema(run.Before), lint);

    private static async Task PrepareAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(await File.ReadAllTextAsync(RepositoryRoot.Combine(Folder, "base.sql"), cancellationToken), connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        var unfilled = await SampleData.FillAsync(connection, 20, cancellationToken);
        // Its check allows one year alone, which no made-up date meets.
        Assert.Equal(["public.events_2027"], unfilled.Keys);
    }
}
