using System.ComponentModel.DataAnnotations;
using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Records;
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
            Step(MigrationCommand.Prepare, "Lets an application migrate its own database, times it and records what it changed.", environment, options),
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

        foreach (var database in databases.Where(database => Concerns(verb, database)))
        {
            var knowsTarget = Environment.GetEnvironmentVariable(MigrationCommand.TargetVariable(database)) is { Length: > 0 };

            if (database.Preparation is not null && !knowsTarget && settings.Database is null)
            {
                context.Summary.Add(database.Name, $"not looked at: {MigrationCommand.TargetVariable(database)} is not set");
                continue;
            }

            var released = verb == MigrationCommand.Check ? FindBase(context, environment, options, database, settings, knowsTarget) : null;
            var arguments = database.Preparation is { } preparation
                ? await PreparationAsync(context, verb, environment, options, database, preparation, settings)
                : MigrationCommand.Create(verb, database, options, settings, environment.PublishRoot, released);
            var result = await new ProcessRunner().RunAsync(MigrationCommand.DotNet, arguments, context.CancellationToken);

            if (result.ExitCode != 0)
            {
                failures.Add((result.ExitCode, $"Migrations of '{database.Name}': {verb} ended with {result.ExitCode}.\n{result.Output}{result.Error}"));
                continue;
            }

            LogSaid(context.Logger, result.Output);
            context.Summary.Add(database.Name, released is null ? result.LastLine : $"{result.LastLine} (judged against {released.Value}: {released.Why})");
        }

        if (failures.Count > 0)
        {
            // The verdicts of all, so that nobody mends one and meets the next.
            throw Failure(failures[0].ExitCode, string.Join('\n', failures.Select(failure => failure.Text)));
        }
    }

    private static MigrationBase? FindBase(
        PipelineStepContext context, FlyEnvironmentResource environment, FlyMigrationOptions options, FlyMigrationDatabase database, MigrationSettings settings, bool knowsTarget)
    {
        var folder = Path.GetFullPath(context.Services.GetRequiredService<IConfiguration>()[$"{ReleaseSettings.SectionName}:{nameof(ReleaseSettings.Ledger)}"] ?? Path.Combine("artifacts", "releases"), environment.PublishRoot);

        try
        {
            return MigrationBase.Find(database, options, settings, new ReleaseLedger(folder, TimeProvider.System), knowsTarget);
        }
        catch (LedgerDamagedException exception)
        {
            throw Failure(Refused, $"{exception.Message} What the running release has applied is not known: give --Migrations:Base=REF.");
        }
    }

    /// <summary>What an application makes cannot be judged beforehand; what files make is not prepared.</summary>
    private static bool Concerns(string verb, FlyMigrationDatabase database) => verb switch
    {
        MigrationCommand.Prepare => database.Preparation is not null,
        MigrationCommand.Plan or MigrationCommand.Verify or MigrationCommand.Status => true,
        _ => database.Preparation is null,
    };

    private static async Task<IReadOnlyList<string>> PreparationAsync(
        PipelineStepContext context, string verb, FlyEnvironmentResource environment, FlyMigrationOptions options, FlyMigrationDatabase database, FlyPreparation preparation, MigrationSettings settings)
    {
        var app = (await FlyPipelineSteps.ReadAsync(context, environment)).Apps.FirstOrDefault(app => app.Name == preparation.App && app.ExternalImage is not null)
            ?? throw Failure(Refused, $"Database '{database.Name}' is prepared by app '{preparation.App}', and the model has no such app of an image that others build.");
        var missing = await FlyImageDigests.CheckAsync([app], context.CancellationToken);

        if (verb == MigrationCommand.Prepare && missing.Count > 0)
        {
            throw Failure(Refused, missing[0].ToString());
        }

        var image = missing.Count > 0 ? app.ExternalImage! : await FlyImageDigests.ReferenceAsync(app, context.CancellationToken);

        return PreparationArguments.Create(verb, database, preparation, image, options, settings, ReleaseSettings.ReadFlyctl(context.Services.GetRequiredService<IConfiguration>()));
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
