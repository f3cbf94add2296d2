using HotDash.Migrations.Tool.CommandLine;

namespace HotDash.Migrations.Tool.Preparations;

/// <summary>What status, plan and verify say about a database that an application migrates by itself.</summary>
internal static class PreparationReport
{
    public static async Task<int> StatusAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var (image, live, recorded) = await ReadAsync(context, cancellationToken);

        return Print(context, recorded, new { context.Name, Image = image.ToString(), Schema = live, Preparations = recorded }, $"{context.Name}: schema {live}, {recorded.Count(item => item.Preparation.IsDone)} preparations recorded", ExitCodes.Done);
    }

    /// <summary>What preparing with the given image would mean.</summary>
    public static async Task<int> PlanAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var (image, live, recorded) = await ReadAsync(context, cancellationToken);
        var last = recorded.LastOrDefault(item => item.Preparation.IsDone);
        var isDone = last is not null && last.Preparation.Image == image.Name && last.Preparation.Digest == image.Digest;
        var text = isDone ? $"nothing to prepare: {image} was, by {last!.Actor} on {last.At:u}"
            : $"to prepare with {image}; {(last is null ? "no preparation is recorded" : $"the last one was with {new ImageReference(last.Preparation.Image, last.Preparation.Digest)}")}";

        return Print(context, [], new { context.Name, Image = image.ToString(), Schema = live, IsPrepared = isDone, Last = last }, $"{context.Name}: {text}; schema {live}", ExitCodes.Done);
    }

    /// <summary>Somebody else may have migrated it since.</summary>
    public static async Task<int> VerifyAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var (_, live, recorded) = await ReadAsync(context, cancellationToken);
        var expected = recorded.Count > 0 ? recorded[^1].Preparation.After : null;
        var isSame = expected == live;

        return Print(
            context,
            [],
            new { context.Name, IsSame = isSame, Expected = expected, Schema = live },
            $"{context.Name}: schema {live}, {(isSame ? "as the last preparation left it" : expected is null ? "and no preparation is recorded" : $"but the last preparation left {expected}")}",
            isSame ? ExitCodes.Done : ExitCodes.Drift);
    }

    private static async Task<(ImageReference Image, SchemaVersion Live, IReadOnlyList<RecordedPreparation> Recorded)> ReadAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var image = ImageReference.Of(context.Options);
        await using var target = context.RequireTarget();
        await using var connection = await target.OpenConnectionAsync(cancellationToken);

        return (image, await SchemaVersion.ReadAsync(connection, cancellationToken), await new PreparationStore(target).ReadAsync(cancellationToken));
    }

    private static int Print<T>(ToolContext context, IEnumerable<RecordedPreparation> lines, T json, string summary, int exitCode)
    {
        if (context.Options.Has("--json"))
        {
            context.Out.WriteLine(Json.Write(json));
        }
        else
        {
            foreach (var line in lines)
            {
                context.Out.WriteLine(line);
            }

            context.Out.WriteLine(summary);
        }

        return exitCode;
    }
}
