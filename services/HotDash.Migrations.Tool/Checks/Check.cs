using HotDash.Migrations.Tool.Catalog;
using HotDash.Migrations.Tool.Contracts;
using HotDash.Migrations.Tool.DryRun;
using HotDash.Migrations.Tool.Lint;
using HotDash.Migrations.Tool.Reverse;
using HotDash.Migrations.Tool.Rules;
using HotDash.Migrations.Tool.Scratch;
using HotDash.Migrations.Tool.Verdicts;
using Npgsql;

namespace HotDash.Migrations.Tool.Checks;

/// <summary>The whole gate: lint, from zero, from the previous release's schema with rows in it, the previous release's statements, the way back.</summary>
internal sealed class Check(ScratchServer server, Squawk squawk, TimeProvider time)
{
    public async Task<Verdict> RunAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var lint = await squawk.LintAsync(request.Pending, cancellationToken);
        var findings = new List<Finding>(request.Known);
        findings.AddRange(await FromZeroAsync(request, cancellationToken));

        await using var database = await ScratchDatabase.CreateAsync(server.ConnectionString, null, cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        await PrepareAsync(connection, request, cancellationToken);
        await ApplyReleasedAsync(connection, request, cancellationToken);
        var unfilled = await SampleData.FillAsync(connection, request.SampleRows, cancellationToken);
        var contract = await ContractQueries.RunAsync(connection, request.Contract, cancellationToken);
        var released = await CatalogReader.ReadAsync(connection, cancellationToken);
        var judged = new List<JudgedFile>();

        foreach (var migration in request.Pending)
        {
            if (request.EachOnItsOwn)
            {
                released = await CatalogReader.ReadAsync(connection, cancellationToken);
            }

            var reverse = await ReverseProof.TryAsync(server.ConnectionString, database, connection, migration, cancellationToken);
            var run = await new FileRunner(connection, released.Stored).RunAsync(migration, keep: true, cancellationToken);
            findings.AddRange(GateRules.Judge(run, new ReleasedSchema(released), lint));

            if (run.UnmetRows is not null)
            {
                await SampleData.FillAsync(connection, request.SampleRows, cancellationToken);
            }

            judged.Add(new JudgedFile(migration.File, migration.Checksum, run.Changes, run.LockSpans, reverse));
        }

        if (request.Released.Count == 0)
        {
            // Nothing is released: the statements have to fit what comes first.
            await SampleData.FillAsync(connection, request.SampleRows, cancellationToken);
            contract = await ContractQueries.RunAsync(connection, request.Contract, cancellationToken);
        }

        findings.AddRange(ContractQueries.Compare(contract, await ContractQueries.RunAsync(connection, request.Contract, cancellationToken)));

        return Verdict.Create(request, judged, findings, unfilled, connection.PostgreSqlVersion.ToString(), time.GetUtcNow(), time.GetElapsedTime(started));
    }

    /// <summary>Every file in order on an empty server: what a new environment does. A file that fails is named, and the next is tried all the same.</summary>
    private async Task<IReadOnlyList<Finding>> FromZeroAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        await using var database = await ScratchDatabase.CreateAsync(server.ConnectionString, null, cancellationToken);
        await using var connection = await database.OpenAsync(cancellationToken);
        await PrepareAsync(connection, request, cancellationToken);

        foreach (var migration in request.Released.Concat(request.Pending))
        {
            if (await PlainRun.ApplyAsync(connection, migration, cancellationToken) is { } failure)
            {
                findings.Add(FailureRules.Judge(failure).At(migration.File, failure.Line, $"{failure.Message} ({failure.SqlState}), from zero"));
            }
        }

        return findings;
    }

    private static async Task PrepareAsync(NpgsqlConnection connection, CheckRequest request, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Prelude.For(request.Released.Concat(request.Pending).Select(migration => migration.Layout), request.Roles), connection);

        if (command.CommandText.Length > 0)
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task ApplyReleasedAsync(NpgsqlConnection connection, CheckRequest request, CancellationToken cancellationToken)
    {
        foreach (var migration in request.Released)
        {
            // A failure has been found from zero.
            await PlainRun.ApplyAsync(connection, migration, cancellationToken);
        }
    }
}
