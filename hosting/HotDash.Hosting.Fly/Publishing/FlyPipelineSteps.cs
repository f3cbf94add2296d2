using System.ComponentModel.DataAnnotations;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Fly.Release;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>The steps of a Fly environment: <c>publish-{name}</c> writes its files, <c>verify-{name}</c> says whether those that exist are current.</summary>
internal static partial class FlyPipelineSteps
{
    private const string Remedy = "Publish again: dotnet run --project <AppHost> -- --operation publish --step publish. Delete what is orphaned.";

    public static IEnumerable<PipelineStep> Create(FlyEnvironmentResource environment) =>
    [
        new()
        {
            Name = $"prepare-deployment-targets-{environment.Name}",
            Description = "Says which resources become which Fly apps.",
            Action = context => PrepareTargets(context.Model, environment),
            DependsOnSteps = [WellKnownPipelineSteps.ValidateComputeEnvironments],
            RequiredBySteps = [WellKnownPipelineSteps.BeforeStart],
        },
        new()
        {
            Name = $"publish-{environment.Name}",
            Description = "Writes fly.toml, secret names, provisioning and workflows.",
            Action = context => PublishAsync(context, environment),
            DependsOnSteps = [WellKnownPipelineSteps.PublishPrereq],
            RequiredBySteps = [WellKnownPipelineSteps.Publish],
        },
        new()
        {
            Name = $"verify-{environment.Name}",
            Description = "Fails when a generated file is stale, missing or orphaned.",
            Action = context => VerifyAsync(context, environment),
            DependsOnSteps = [WellKnownPipelineSteps.BeforeStart],
        },
    ];

    private static Task PrepareTargets(DistributedApplicationModel model, FlyEnvironmentResource environment)
    {
        foreach (var resource in model.GetComputeResources())
        {
            if (FlyAddresses.Find(resource) is { } place)
            {
                resource.Annotations.Add(new DeploymentTargetAnnotation(new FlyAppResource($"{resource.Name}-fly-app", place.App.AppName, environment)) { ComputeEnvironment = environment });
            }
        }

        return Task.CompletedTask;
    }

    private static async Task PublishAsync(PipelineStepContext context, FlyEnvironmentResource environment)
    {
        var manifest = MakeManifestAsync(context, environment);
        var (model, publication) = await RequireAsync(context, environment);

        if (await FlyImageDigests.CheckAsync(model.Apps, context.CancellationToken) is { Count: > 0 } missing)
        {
            throw Refused(environment, missing);
        }

        var folder = OutputFolder(context, environment);
        IReadOnlyList<GeneratedFile> files = [.. publication.Files, .. await manifest];
        await GeneratedFiles.WriteAsync(folder, files, context.CancellationToken);

        foreach (var orphan in GeneratedFiles.Compare(folder, files).Orphaned)
        {
            LogOrphanFound(context.Logger, orphan);
        }

        context.Summary.Add("Fly.io", $"{model.Apps.Count} apps, {files.Count} files in {folder}");
    }

    private static async Task VerifyAsync(PipelineStepContext context, FlyEnvironmentResource environment)
    {
        var settings = Read(VerifySettings.SectionName, () => VerifySettings.Read(context.Services.GetRequiredService<IConfiguration>()));
        var manifest = MakeManifestAsync(context, environment);
        var (_, publication) = await RequireAsync(context, environment);
        IReadOnlyList<GeneratedFile> files = [.. publication.Files, .. await manifest];
        var comparison = GeneratedFiles.Compare(OutputFolder(context, environment), files);

        if (settings.Format is "json")
        {
            await Console.Out.WriteAsync(comparison.ToJson(Remedy));
        }

        if (!comparison.IsCurrent)
        {
            throw new DistributedApplicationException($"{comparison}\n{Remedy}");
        }

        context.Summary.Add("Fly.io", $"{files.Count} generated files are current");
    }

    private static async Task<IReadOnlyList<GeneratedFile>> MakeManifestAsync(PipelineStepContext context, FlyEnvironmentResource environment) => environment.Manifest is { } path
        ? [await ManifestFile.MakeAsync(new ProcessRunner(), environment.PublishRoot, path, context.CancellationToken)]
        : [];

    /// <summary>The model and its files, or the refusals as an exception.</summary>
    public static async Task<(FlyModel Model, FlyPublication Publication)> RequireAsync(PipelineStepContext context, FlyEnvironmentResource environment)
    {
        var model = await ReadAsync(context, environment);
        var publication = Require(context, environment, model);

        return await LocalPaths.CheckAsync(model.Apps, context.Services.GetRequiredService<IConfiguration>(), context.CancellationToken) is { Count: > 0 } unanswered
            ? throw Refused(environment, unanswered)
            : (model, publication);
    }

    /// <summary>Reads a section of the configuration; what is wrong with it is told by its name.</summary>
    public static T Read<T>(string section, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ValidationException or InvalidOperationException)
        {
            // The binder names the unknown settings last, after a sentence about its own options.
            var problem = exception.Message.StartsWith($"'{nameof(BinderOptions.ErrorOnUnknownConfiguration)}'", StringComparison.Ordinal)
                ? $"there is no setting {exception.Message[(exception.Message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]}; the README of HotDash.Hosting.Fly lists them"
                : exception.Message;

            throw new DistributedApplicationException($"Configuration {section}: {problem}");
        }
    }

    public static Task<FlyModel> ReadAsync(PipelineStepContext context, FlyEnvironmentResource environment) =>
        new FlyModelReader(context.Model, context.ExecutionContext, environment).ReadAsync(context.CancellationToken);

    private static FlyPublication Require(PipelineStepContext context, FlyEnvironmentResource environment, FlyModel model)
    {
        var publication = FlyPublication.Create(model, environment);

        foreach (var warning in publication.Warnings)
        {
            LogWarningFound(context.Logger, warning);
        }

        return publication.Refusals.Count > 0 ? throw Refused(environment, publication.Refusals) : publication;
    }

    private static DistributedApplicationException Refused(FlyEnvironmentResource environment, IReadOnlyList<FlyRefusal> refusals) =>
        new($"Environment '{environment.Name}' cannot be published:\n{string.Join('\n', refusals.Select(refusal => $"- {refusal}"))}");

    /// <summary>An output path that was asked for, otherwise the publish root.</summary>
    private static string OutputFolder(PipelineStepContext context, FlyEnvironmentResource environment) =>
        context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.OutputPath is { Length: > 0 } asked
            ? Path.GetFullPath(asked)
            : environment.PublishRoot;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogWarningFound(ILogger logger, string warning);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} belongs to nothing in the model any more. Delete it.")]
    private static partial void LogOrphanFound(ILogger logger, string path);
}
