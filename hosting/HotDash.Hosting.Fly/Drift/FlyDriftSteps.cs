using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>The step <c>drift-{name}</c>: 0 nothing differs, 20 something does, 21 an app could not be looked at.</summary>
internal static class FlyDriftSteps
{
    private const int Drifted = 20;
    private const int NotSeen = 21;

    public static IEnumerable<PipelineStep> Create(FlyEnvironmentResource environment) =>
    [
        new()
        {
            Name = $"drift-{environment.Name}",
            Description = "Compares what runs on Fly with the model: images, machines, variables, checks, secrets.",
            Action = context => LookAsync(context, environment),
            DependsOnSteps = [WellKnownPipelineSteps.BeforeStart],
        },
    ];

    private static async Task LookAsync(PipelineStepContext context, FlyEnvironmentResource environment)
    {
        var configuration = context.Services.GetRequiredService<IConfiguration>();
        var settings = FlyPipelineSteps.Read(DriftSettings.SectionName, () => DriftSettings.Read(configuration));
        var (model, _) = await FlyPipelineSteps.RequireAsync(context, environment);
        var apps = model.Apps.Where(app => settings.App is null || app.Name == settings.App).ToList();

        if (apps.Count == 0)
        {
            throw new DistributedApplicationException($"Fly:Drift:App is '{settings.App}', which is none of {string.Join(", ", model.Apps.Select(app => app.Name))}.");
        }

        var expected = new List<ExpectedApp>();

        foreach (var app in apps)
        {
            expected.Add(new ExpectedApp(app, FlyTomlMapper.Map(app), await DigestAsync(app, settings, environment, context.CancellationToken)));
        }

        var report = await new LiveDrift(new ProcessRunner(), ReleaseSettings.ReadFlyctl(configuration)).LookAsync(expected, await ReadBaselineAsync(settings, context.CancellationToken), context.CancellationToken);
        await Console.Out.WriteAsync(settings.Format is "json" ? report.ToJson() : report.ToText());

        if (report.HasProblems || report.HasDrift)
        {
            // The pipeline ends the process with the exit code that is set already.
            Environment.ExitCode = report.HasProblems ? NotSeen : Drifted;

            throw new DistributedApplicationException(report.HasProblems ? "An app could not be looked at." : "What runs differs from the model.");
        }

        context.Summary.Add("Fly.io", $"{apps.Count} apps run as the model says");
    }

    private static async Task<string?> DigestAsync(FlyAppModel app, DriftSettings settings, FlyEnvironmentResource environment, CancellationToken cancellationToken)
    {
        if (settings.Images.TryGetValue(app.Name, out var image))
        {
            return ReleaseTarget.DigestOf(image);
        }

        if (app.ExternalImage is not null && (await FlyImageDigests.CheckAsync([app], cancellationToken)).Count == 0)
        {
            return ReleaseTarget.DigestOf(await FlyImageDigests.ReferenceAsync(app, cancellationToken));
        }

        var ledger = new ReleaseLedger(Path.GetFullPath(settings.Ledger ?? Path.Combine("artifacts", "releases"), environment.PublishRoot), TimeProvider.System);

        try
        {
            return ledger.Read().LastOrDefault(entry => entry.App == app.Name && LedgerStates.IsGood(entry.State)) is { } verified ? ReleaseTarget.DigestOf(verified.Image) : null;
        }
        catch (LedgerDamagedException exception)
        {
            throw new DistributedApplicationException($"{exception.Message} Name the image instead: --Fly:Drift:Images:{app.Name}=NAME@sha256:….");
        }
    }

    private static async Task<DriftReport?> ReadBaselineAsync(DriftSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Baseline is null)
        {
            return null;
        }

        try
        {
            return DriftReport.Parse(await File.ReadAllTextAsync(settings.Baseline, cancellationToken));
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            throw new DistributedApplicationException($"Fly:Drift:Baseline '{settings.Baseline}' cannot be read as an earlier report: {exception.Message}");
        }
    }
}
