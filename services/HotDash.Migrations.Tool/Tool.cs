using HotDash.Migrations.Tool.CommandLine;
using HotDash.Migrations.Tool.Preparations;
using HotDash.Migrations.Tool.Verbs;
using Npgsql;

namespace HotDash.Migrations.Tool;

/// <summary>Chooses the verb and turns what can go wrong into one line and an exit code.</summary>
internal static class Tool
{
    public static async Task<int> RunAsync(string[] arguments, Func<string, string?> variable, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (arguments is [] or ["--help" or "-h" or "help", ..] || arguments.TakeWhile(argument => argument != "--").Contains("--help"))
        {
            return arguments.Length == 0 ? Usage.Print(error, ExitCodes.Usage) : Usage.Print(output, ExitCodes.Done);
        }

        try
        {
            var context = new ToolContext(ToolOptions.Parse(arguments), variable, output, TimeProvider.System);

            return await (context.Options.Verb switch
            {
                "prepare" => PrepareVerb.RunAsync(context, cancellationToken),
                "status" when context.IsPrepared => PreparationReport.StatusAsync(context, cancellationToken),
                "plan" when context.IsPrepared => PreparationReport.PlanAsync(context, cancellationToken),
                "verify" when context.IsPrepared => PreparationReport.VerifyAsync(context, cancellationToken),
                "status" => StatusVerb.RunAsync(context, cancellationToken),
                "schema" => SchemaVerb.RunAsync(context, cancellationToken),
                "check" => CheckVerb.RunAsync(context, cancellationToken),
                "plan" => PlanVerb.RunAsync(context, cancellationToken),
                "review" => ReviewVerb.RunAsync(context, cancellationToken),
                "apply" => ApplyVerb.RunAsync(context, cancellationToken),
                "verify" => VerifyVerb.RunAsync(context, cancellationToken),
                "reverse" => ReverseVerb.RunAsync(context, cancellationToken),
                var other => throw new UsageException($"'{other}' is not a verb of this program. --help lists them."),
            });
        }
        catch (UsageException exception)
        {
            error.WriteLine($"error: {exception.Message}");

            return ExitCodes.Usage;
        }
        catch (MigrationException exception)
        {
            error.WriteLine($"error: {exception.Message}");

            return ExitCodes.Failed;
        }
        catch (NpgsqlException exception)
        {
            error.WriteLine($"error: the database said: {exception.Message}");

            return ExitCodes.Failed;
        }
    }
}
