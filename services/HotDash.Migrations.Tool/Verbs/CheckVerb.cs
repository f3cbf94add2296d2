using HotDash.Migrations.Tool.Checks;
using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Contracts;
using HotDash.Migrations.Tool.Life;
using HotDash.Migrations.Tool.Lint;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Verbs;

/// <summary>The gate. With a target, what it has applied is the released schema, and the outcome becomes part of each file's life.</summary>
internal static class CheckVerb
{
    public static async Task<int> RunAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var (set, release, verdict) = await JudgeAsync(context, cancellationToken);

        if (context.Options["--markdown"] is { } path)
        {
            await File.WriteAllTextAsync(path, VerdictMarkdown.Write(verdict), cancellationToken);
        }

        context.Out.WriteLine(context.Options.Has("--json") ? VerdictJson.Write(verdict) : VerdictText.Write(verdict));
        await RecordAsync(context, release, verdict, cancellationToken);

        return verdict.IsRefused ? ExitCodes.Refused : ExitCodes.Done;
    }

    public static async Task<(SqlMigrationSet Set, Release Release, Verdict Verdict)> JudgeAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var set = context.ReadSet();
        var overrides = ReadOverrides(context.Options);
        var squawk = Squawk.Find(context.Options["--squawk"]);
        var release = await FindReleaseAsync(context, set, cancellationToken);
        await using var server = await context.StartScratchAsync(cancellationToken);

        return (set, release, await new Check(server, squawk, context.Time).RunAsync(
            new CheckRequest
            {
                Name = set.Name,
                Released = release.Released,
                Pending = release.Pending,
                EachOnItsOwn = !release.IsKnown || context.Options.Has("--each"),
                Roles = context.Options.All("--role"),
                Contract = [.. context.Options.All("--contract").SelectMany(ContractQueries.Read)],
                Overrides = overrides,
                Known = release.Findings,
                SampleRows = context.Options.Number("--sample-rows", 20),
            },
            cancellationToken));
    }

    private static async Task<Release> FindReleaseAsync(ToolContext context, SqlMigrationSet set, CancellationToken cancellationToken)
    {
        await using var target = context.FindTarget();

        if (target is null || context.Options.Has("--base") || context.Options.Has("--since"))
        {
            return await Release.FindAsync(context, set, cancellationToken);
        }

        var pending = await Pending.FindAsync(target, set, cancellationToken);

        return new Release([.. set.Migrations.Except(pending)], pending, [], true);
    }

    private static List<FindingOverride> ReadOverrides(ToolOptions options)
    {
        if (options.All("--override") is not { Count: > 0 } given)
        {
            return [];
        }

        var approver = options.Require("--approver", "an override needs somebody who answers for it.");
        var reason = options.Require("--reason", "an override needs a reason.");

        return [.. given.Select(text => text.Split(':', 2) is [{ Length: > 0 } rule, { Length: > 0 } file]
            ? new FindingOverride(rule, file, approver, reason)
            : throw new UsageException($"--override is '{text}'. Write RULE:FILE."))];
    }

    private static async Task RecordAsync(ToolContext context, Release release, Verdict verdict, CancellationToken cancellationToken)
    {
        await using var target = context.FindTarget();

        if (target is null)
        {
            return;
        }

        var store = new LifeStore(target);
        var known = await store.ReadAsync(cancellationToken);
        var at = verdict.At;
        var evidence = Json.WriteLine(new
        {
            summary = VerdictText.Summary(verdict),
            findings = verdict.Findings.Where(finding => finding.Effect >= Effect.Risky).Select(finding => new { finding.File, finding.Line, finding.Rule, finding.Effect, finding.Override }),
        });
        await store.AddAsync(
            release.Pending.SelectMany(migration => new[]
            {
                new LifeEvent(migration.Name, migration.Checksum, LifeState.Created, context.Actor, at, Json.WriteLine(new { file = migration.File })),
                new LifeEvent(migration.Name, migration.Checksum, verdict.IsRefused ? LifeState.Refused : LifeState.Validated, context.Actor, at, evidence),
            }.Where(entry => entry.State != LifeState.Created || MigrationLife.Of(migration, known).Last is null)),
            cancellationToken);
    }
}
