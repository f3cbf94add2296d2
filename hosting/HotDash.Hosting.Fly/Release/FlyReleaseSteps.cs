using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Fly.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotDash.Hosting.Fly.Release;

/// <summary>The steps <c>deploy-{name}</c>, <c>boot-{name}</c>, <c>rollback-{name}</c> and <c>history-{name}</c>.</summary>
internal static partial class FlyReleaseSteps
{
    public static IEnumerable<PipelineStep> Create(FlyEnvironmentResource environment) =>
    [
        new()
        {
            Name = $"deploy-{environment.Name}",
            Description = "Deploys images by digest, verifies them and goes back when they do not serve.",
            Action = context => DeployAsync(context, environment),
            DependsOnSteps = [WellKnownPipelineSteps.DeployPrereq, $"verify-{environment.Name}"],
            RequiredBySteps = [WellKnownPipelineSteps.Deploy],
        },
        new()
        {
            Name = $"boot-{environment.Name}",
            Description = "Starts a published executable and lets it through only when it stays up, answers and stops.",
            Action = BootAsync,
            DependsOnSteps = [WellKnownPipelineSteps.BeforeStart],
        },
        new()
        {
            Name = $"rollback-{environment.Name}",
            Description = "Deploys the image that was verified before the running one, and verifies it.",
            Action = context => RollBackAsync(context, environment),
            DependsOnSteps = [WellKnownPipelineSteps.BeforeStart],
        },
        new()
        {
            Name = $"history-{environment.Name}",
            Description = "Shows the ledger of releases.",
            Action = context => ShowHistoryAsync(context, environment),
            DependsOnSteps = [WellKnownPipelineSteps.BeforeStart],
        },
    ];

    private static async Task DeployAsync(PipelineStepContext context, FlyEnvironmentResource environment)
    {
        var settings = ReadSettings(context);
        var model = await FlyPipelineSteps.ReadAsync(context, environment);
        var targets = await ReleaseTargets.ForDeployAsync(model.Apps, environment.PublishRoot, settings, context.CancellationToken);

        if (targets.Count == 0)
        {
            throw Failure(ReleaseOutcome.Refused, "No image is named. Give one by digest: --Fly:Release:Images:APP=registry.fly.io/APP@sha256:…");
        }

        if (targets.FirstOrDefault(target => !Digested().IsMatch(target.Image)) is { } floating)
        {
            throw Failure(ReleaseOutcome.Refused, $"The image '{floating.Image}' of {floating.App} is not named by digest, so nobody could tell what runs. Use NAME@sha256:….");
        }

        if (settings.DryRun is { } form)
        {
            var plan = ReleasePlan.Create(targets, settings);
            await Console.Out.WriteAsync(form == "json" ? plan.ToJson() : plan.ToText());

            return;
        }

        await RunAsync(context, environment, settings, async runner =>
        {
            foreach (var target in targets)
            {
                Report(context, await runner.DeployAsync(target, context.CancellationToken));
            }
        });
    }

    private static async Task BootAsync(PipelineStepContext context)
    {
        var target = Read(context, BootSettings.SectionName, BootSettings.Read);
        using var http = NewClient();
        var result = await new BootGate(new RouteProbe(http), TimeProvider.System).TryAsync(target, context.CancellationToken);

        if (result.Problems.Count > 0)
        {
            throw Failure(ReleaseOutcome.BootFailed, $"{target.Program} {string.Join("; ", result.Problems)}\n  first error: {result.FirstErrorLine ?? "(it said nothing)"}");
        }

        context.Summary.Add("Boot", string.Create(CultureInfo.InvariantCulture, $"ready after {result.ReadyAfter?.TotalSeconds:0.0} s, stable for {target.StableFor.TotalSeconds:0} s, stopped after {result.StoppedAfter?.TotalSeconds:0.0} s; the folder was run, not the image"));
    }

    private static async Task RollBackAsync(PipelineStepContext context, FlyEnvironmentResource environment)
    {
        var settings = ReadSettings(context);
        var model = await FlyPipelineSteps.ReadAsync(context, environment);
        var app = model.Apps.FirstOrDefault(app => app.Name == settings.App)
            ?? throw Failure(ReleaseOutcome.Refused, $"--Fly:Release:App is '{settings.App}'. Name the app to roll back: {string.Join(", ", model.Apps.Select(app => app.Name))}.");
        var reason = settings.Reason is { Length: > 0 } given ? given : throw Failure(ReleaseOutcome.Refused, "A rollback needs a reason: --Fly:Release:Reason=TEXT.");

        await RunAsync(context, environment, settings, async runner =>
        {
            var running = await runner.FindRunningAsync(ReleaseTargets.Create(app, "", environment.PublishRoot, settings), context.CancellationToken);
            Report(context, await runner.RollBackAsync(running, reason, ReleaseOutcome.Verified, context.CancellationToken));
        });
    }

    private static Task ShowHistoryAsync(PipelineStepContext context, FlyEnvironmentResource environment)
    {
        foreach (var entry in new ReleaseLedger(LedgerFolder(environment, ReadSettings(context)), TimeProvider.System).Read())
        {
            Console.Out.WriteLine($"{entry.At:u} {entry.App} {entry.State} {entry.Image} {entry.Actor} {entry.Reason}{string.Concat(entry.Evidence.Select(line => $"\n    {line}"))}");
        }

        return Task.CompletedTask;
    }

    private static async Task RunAsync(PipelineStepContext context, FlyEnvironmentResource environment, ReleaseSettings settings, Func<ReleaseRunner, Task> action)
    {
        var folder = LedgerFolder(environment, settings);
        using var releaseLock = ReleaseLock.TryTake(folder) ?? throw Failure(ReleaseOutcome.LockHeld, $"Another deploy or rollback is under way with the ledger in '{folder}'. Wait for it.");
        using var http = NewClient();
        var processes = new ProcessRunner();
        var verifier = new ReleaseVerifier(processes, new RouteProbe(http), settings, TimeProvider.System);

        await action(new ReleaseRunner(processes, verifier, new ReleaseLedger(folder, TimeProvider.System), settings, TimeProvider.System));
    }

    private static ReleaseSettings ReadSettings(PipelineStepContext context) => Read(context, ReleaseSettings.SectionName, ReleaseSettings.Read);

    private static T Read<T>(PipelineStepContext context, string section, Func<IConfiguration, T> read)
    {
        try
        {
            return read(context.Services.GetRequiredService<IConfiguration>());
        }
        catch (Exception exception) when (exception is ValidationException or InvalidOperationException)
        {
            throw Failure(ReleaseOutcome.Refused, $"Configuration {section}: {exception.Message}");
        }
    }

    private static HttpMessageInvoker NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static string LedgerFolder(FlyEnvironmentResource environment, ReleaseSettings settings) =>
        Path.GetFullPath(settings.Ledger ?? Path.Combine("artifacts", "releases"), environment.PublishRoot);

    private static void Report(PipelineStepContext context, ReleaseResult result)
    {
        if (result.Outcome is not ReleaseOutcome.Verified)
        {
            throw Failure(result.Outcome, result.ToString());
        }

        var evidence = string.Join("; ", result.Evidence);
        LogReleaseVerified(context.Logger, result.App, evidence);
        context.Summary.Add(result.App, evidence);
    }

    /// <summary>The pipeline ends the process with the exit code that is set already.</summary>
    private static DistributedApplicationException Failure(ReleaseOutcome outcome, string message)
    {
        Environment.ExitCode = (int)outcome;

        return new DistributedApplicationException(message);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{App} was verified: {Evidence}")]
    private static partial void LogReleaseVerified(ILogger logger, string app, string evidence);

    [GeneratedRegex("@sha256:[0-9a-f]{64}\\z")]
    private static partial Regex Digested();
}
