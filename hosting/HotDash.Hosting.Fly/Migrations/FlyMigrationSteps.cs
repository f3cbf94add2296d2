using System.ComponentModel.DataAnnotations;
using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Fly.Release;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotDash.Hosting.Fly.Migrations;

/// <summary>The steps of migrations. Applying is a step of its own that nothing else depends on: a deploy never changes a schema.</summary>
internal static partial class FlyMigrationSteps
{
    private const int Refused = 3;

    public static IEnumerable<PipelineStep> Create(FlyEnvironmentResource environment) =>
        environment.Migrations is not { } options ? [] :
        [
            Step(MigrationCommand.Check, "Judges migrations by what they do on a real server; nothing is deployed that it refuses.", environment, options, $"deploy-{environment.Name}"),
            Step(MigrationCommand.Plan, "Shows what would be applied to the target, and tries it there in a transaction that is taken back.", environment, options),
            Step(MigrationCommand.Review, "Records who has read what was validated.", environment, options),
            Step(MigrationCommand.Apply, "Applies what was validated and reviewed.", environment, options),
            Step(MigrationCommand.Verify, "Compares the live schema with what the files make.", environment, options),
            Step(MigrationCommand.Status, "Shows where each migration stands.", environment, options),
        ];

    private static PipelineStep Step(string verb, string description, FlyEnvironmentResource environment, FlyMigrationOptions options, params string[] requiredBy) => new()
    {
        Name = $"migrate-{verb}",
        Description = description,
        Action = context => RunAsync(context, verb, environment, options),
        DependsOnSteps = [WellKnownPipelineSteps.BeforeStart],
        RequiredBySteps = [.. requiredBy],
    };

    private static async Task RunAsync(PipelineStepContext context, string verb, FlyEnvironmentResource environment, FlyMigrationOptions options)
    {
        var settings = ReadSettings(context);
        var databases = options.Databases.Where(database => settings.Database is null || database.Name == settings.Database).ToList();

        if (databases.Count == 0)
        {
            throw Failure(Refused, $"--Migrations:Database is '{settings.Database}'. Name one of: {string.Join(", ", options.Databases.Select(database => database.Name))}.");
        }

        if (settings.Report is { } report)
        {
            Directory.CreateDirectory(Path.GetFullPath(report, environment.PublishRoot));
        }

        var failures = new List<(int ExitCode, string Text)>();

        foreach (var database in databases)
        {
            var knowsTarget = Environment.GetEnvironmentVariable(MigrationCommand.TargetVariable(database)) is { Length: > 0 };
            var arguments = MigrationCommand.Create(verb, database, options, settings, environment.PublishRoot, knowsTarget);
            var result = await new ProcessRunner().RunAsync(MigrationCommand.DotNet, arguments, context.CancellationToken);

            if (result.ExitCode != 0)
            {
                failures.Add((result.ExitCode, $"Migrations of '{database.Name}': {verb} ended with {result.ExitCode}.\n{result.Output}{result.Error}"));
                continue;
            }

            LogSaid(context.Logger, result.Output);
            context.Summary.Add(database.Name, result.LastLine);
        }

        if (failures.Count > 0)
        {
            // The verdicts of all, so that nobody mends one and meets the next.
            throw Failure(failures[0].ExitCode, string.Join('\n', failures.Select(failure => failure.Text)));
        }
    }

    private static MigrationSettings ReadSettings(PipelineStepContext context)
    {
        try
        {
            return MigrationSettings.Read(context.Services.GetRequiredService<IConfiguration>());
        }
        catch (Exception exception) when (exception is ValidationException or InvalidOperationException)
        {
            throw Failure(Refused, $"Configuration {MigrationSettings.SectionName}: {exception.Message}");
        }
    }

    /// <summary>The pipeline ends the process with the exit code that is set already.</summary>
    private static DistributedApplicationException Failure(int exitCode, string message)
    {
        Environment.ExitCode = exitCode;

        return new DistributedApplicationException(message);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Output}")]
    private static partial void LogSaid(ILogger logger, string output);
}
