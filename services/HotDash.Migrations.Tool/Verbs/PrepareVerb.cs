using System.Text.Json;
using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Preparations;
using Npgsql;

namespace HotDash.Migrations.Tool.Verbs;

/// <summary>
/// Runs an application's own migration, or stands by while somebody else does (<c>--begin</c>, <c>--end</c>), and records what
/// it did to the schema.
/// </summary>
internal static class PrepareVerb
{
    private const int LinesShown = 20;

    public static async Task<int> RunAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var actor = context.Options.Require("--actor", "who prepares the database.");
        var image = ImageReference.Of(context.Options);
        await using var target = context.RequireTarget();

        if (context.Options["--begin"] is { } begin)
        {
            await using var file = File.Create(begin);
            await JsonSerializer.SerializeAsync(file, await SchemaMoment.ReadAsync(target, context.Time, cancellationToken), cancellationToken: cancellationToken);

            return ExitCodes.Done;
        }

        var preparation = context.Options["--end"] is { } end
            ? await EndAsync(context, image, end, target, cancellationToken)
            : await RunCommandAsync(context, image, target, cancellationToken);
        // Also what was interrupted has changed the schema: it is recorded all the same.
        await new PreparationStore(target).AddAsync(preparation, actor, CancellationToken.None);
        context.Out.WriteLine(context.Options.Has("--json") ? Json.Write(new { context.Name, Preparation = preparation }) : Text(context.Name, preparation));

        return preparation.IsDone ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<Preparation> RunCommandAsync(ToolContext context, ImageReference image, NpgsqlDataSource target, CancellationToken cancellationToken)
    {
        if (context.Options.Command is not { Count: > 0 } command)
        {
            throw new UsageException("prepare needs -- COMMAND: what makes the application migrate its database.");
        }

        var before = await SchemaMoment.ReadAsync(target, context.Time, cancellationToken);
        var started = context.Time.GetTimestamp();
        var (exitCode, output) = await PreparationCommand.RunAsync(command, cancellationToken);
        var elapsed = context.Time.GetElapsedTime(started);

        if (exitCode != 0 && !context.Options.Has("--json"))
        {
            context.Out.WriteLine(string.Join('\n', output.TrimEnd().Split('\n').TakeLast(LinesShown)));
        }

        return Preparation.Of(image, string.Join(' ', command), before, await SchemaMoment.ReadAsync(target, context.Time, CancellationToken.None), elapsed, exitCode);
    }

    private static async Task<Preparation> EndAsync(ToolContext context, ImageReference image, string path, NpgsqlDataSource target, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"--end is '{path}', and no --begin has written it.");
        }

        await using var file = File.OpenRead(path);
        var before = await JsonSerializer.DeserializeAsync<SchemaMoment>(file, cancellationToken: cancellationToken) ?? throw new UsageException($"'{path}' is empty.");
        var after = await SchemaMoment.ReadAsync(target, context.Time, cancellationToken);

        return Preparation.Of(image, context.Options["--reason"] ?? "", before, after, Elapsed(context.Options, before, after), context.Options.Number("--exit-code", 0));
    }

    /// <summary>Between the two looks an image may have been pulled: whoever ran it knows better.</summary>
    private static TimeSpan Elapsed(ToolOptions options, SchemaMoment before, SchemaMoment after) =>
        options["--elapsed"] is null ? after.At - before.At : TimeSpan.FromMilliseconds(options.Number("--elapsed", 0));

    private static string Text(string name, Preparation preparation) => string.Join('\n', [.. preparation.Changes.Select(change => $"    {change}"), $"{name}: {preparation}"]);
}
