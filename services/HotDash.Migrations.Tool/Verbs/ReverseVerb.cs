using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Verdicts;

namespace HotDash.Migrations.Tool.Verbs;

/// <summary>Prints the way back of each file, last file first, and whether it was proven.</summary>
internal static class ReverseVerb
{
    public static async Task<int> RunAsync(ToolContext context, CancellationToken cancellationToken)
    {
        var (_, _, verdict) = await CheckVerb.JudgeAsync(context, cancellationToken);

        foreach (var file in verdict.Files.Reverse())
        {
            context.Out.WriteLine($"-- {file.File}: way back {VerdictText.Way(file)}".ReplaceLineEndings(" "));
            context.Out.Write(file.Reverse.Sql);
        }

        return verdict.Files.All(file => file.Reverse.IsProven) ? ExitCodes.Done : ExitCodes.Refused;
    }
}
