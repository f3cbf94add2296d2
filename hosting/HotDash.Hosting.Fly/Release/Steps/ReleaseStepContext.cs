using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.Pipelines;
using HotDash.Hosting.Fly.Migrations;
using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Release.Flow;
using HotDash.Hosting.Fly.Release.Progress;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Release.Watch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Hosting.Fly.Release.Steps;

/// <summary>What every step of a release starts from: settings, the model's apps, the ledger.</summary>
internal sealed class ReleaseStepContext(PipelineStepContext pipeline, FlyEnvironmentResource environment)
{
    public PipelineStepContext Pipeline => pipeline;

    public FlyEnvironmentResource Environment => environment;

    public ReleaseSettings Settings { get; } = Read(pipeline, ReleaseSettings.SectionName, ReleaseSettings.Read);

    public CancellationToken CancellationToken => pipeline.CancellationToken;

    public string LedgerFolder => Path.GetFullPath(Settings.Ledger ?? Path.Combine("artifacts", "releases"), environment.PublishRoot);

    public ReleaseLedger Ledger => new(LedgerFolder, TimeProvider.System);

    public async Task<IReadOnlyList<FlyAppModel>> AppsAsync() => (await FlyPipelineSteps.ReadAsync(pipeline, environment)).Apps;

    /// <summary>Those that were asked for: one, or all.</summary>
    public async Task<IReadOnlyList<FlyAppModel>> AskedAppsAsync() => Settings.App is null ? await AppsAsync() : [await AppAsync()];

    /// <summary>The one that was asked for.</summary>
    public async Task<FlyAppModel> AppAsync()
    {
        var apps = await AppsAsync();

        return apps.FirstOrDefault(app => app.Name == Settings.App)
            ?? throw Failure(ReleaseOutcome.Usage, $"--Fly:Release:App is '{Settings.App}'. Name an app: {string.Join(", ", apps.Select(app => app.Name))}.");
    }

    public string RequireReason() => Settings.Reason is { Length: > 0 } reason ? reason : throw Failure(ReleaseOutcome.Usage, "This needs a reason: --Fly:Release:Reason=TEXT.");

    public string RequireActor() => Settings.Actor is { Length: > 0 } actor ? actor : throw Failure(ReleaseOutcome.Usage, "This needs a name: --Fly:Release:Actor=NAME.");

    /// <summary>Before targets are made of the settings.</summary>
    public async Task MeasureSchemasAsync()
    {
        foreach (var problem in await new SchemaMeasure(new ProcessRunner(LedgerFolder), environment.Migrations, environment.PublishRoot).CompleteAsync(Settings, CancellationToken))
        {
            Console.Out.WriteLine(problem);
        }
    }

    public ReleaseTarget Target(FlyAppModel app, string image) => ReleaseTargets.Create(app, image, environment.PublishRoot, Settings);

    /// <summary>The app with the image that runs now; without a digest when that cannot be said.</summary>
    public async Task<ReleaseTarget> RunningAsync(FlyAppModel app)
    {
        using var http = NewClient();
        var (machines, _) = await Verifier(http).MachinesAsync(app.Name, CancellationToken);

        return Target(app, machines.Select(machine => machine.Image).Distinct().ToList() is [var image] ? image : "");
    }

    public ReleaseVerifier Verifier(HttpMessageInvoker http) => new(new ProcessRunner(LedgerFolder), new RouteProbe(http, Settings.AnswerWithin), Settings, TimeProvider.System);

    /// <summary>Runs with the lock held, and reports each result.</summary>
    public async Task RunAsync(Func<ReleaseRunner, Task> action)
    {
        using var lease = ReleaseLease.TryTake(LedgerFolder, Settings.Actor ?? System.Environment.UserName, Settings.LockFor, TimeProvider.System, out var held)
            ?? throw Failure(ReleaseOutcome.LockHeld, $"{held?.Owner} deploys or rolls back with the ledger in '{LedgerFolder}' (process {held?.Process.Id} on {held?.Host}, lock valid until {held?.Expires:u}). Wait for it.");
        using var http = NewClient();
        var journal = new ReleaseJournal(Ledger, lease.Require, Settings, Settings.Events == "json" ? new JsonProgress(Console.Out) : new TextProgress(Console.Out, TimeProvider.System));
        var artefacts = new ReleaseArtefacts(LedgerFolder, TimeProvider.System);
        var actions = new ReleaseActions(new ProcessRunner(LedgerFolder), Verifier(http), journal, artefacts, Settings, TimeProvider.System);
        artefacts.Prune();

        if (lease.TakenOver is { } found)
        {
            Console.Out.WriteLine(found);
        }

        try
        {
            await action(new ReleaseRunner(actions, journal, artefacts, Settings, TimeProvider.System));
        }
        catch (LeaseLostException exception)
        {
            throw Failure(ReleaseOutcome.LockHeld, exception.Message);
        }
    }

    public void Report(ReleaseResult result)
    {
        if (result.Outcome is not ReleaseOutcome.Verified)
        {
            throw Failure(result.Outcome, result.ToString());
        }

        pipeline.Summary.Add(result.App, string.Join("; ", result.Evidence));
    }

    /// <summary>The pipeline ends the process with the exit code that is set already.</summary>
    public static DistributedApplicationException Failure(ReleaseOutcome outcome, string message)
    {
        System.Environment.ExitCode = (int)outcome;

        return new DistributedApplicationException(message);
    }

    public static T Read<T>(PipelineStepContext pipeline, string section, Func<IConfiguration, T> read)
    {
        try
        {
            return read(pipeline.Services.GetRequiredService<IConfiguration>());
        }
        catch (Exception exception) when (exception is ValidationException or InvalidOperationException)
        {
            throw Failure(ReleaseOutcome.Usage, string.Create(CultureInfo.InvariantCulture, $"Configuration {section}: {exception.Message}"));
        }
    }

    public static HttpMessageInvoker NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false });
}
