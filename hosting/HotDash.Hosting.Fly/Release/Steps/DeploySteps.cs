using System.Text.RegularExpressions;

namespace HotDash.Hosting.Fly.Release.Steps;

/// <summary>The steps that change what runs. All of them hold the lock.</summary>
internal static partial class DeploySteps
{
    public static async Task DeployAsync(ReleaseStepContext context)
    {
        await context.MeasureSchemasAsync();
        var targets = await ReleaseTargets.ForDeployAsync(await context.AppsAsync(), context.Environment.PublishRoot, context.Settings, context.CancellationToken);

        if (targets.Count == 0)
        {
            throw ReleaseStepContext.Failure(ReleaseOutcome.Usage, "No image is named. Give one by digest: --Fly:Release:Images:APP=registry.fly.io/APP@sha256:…");
        }

        if (targets.FirstOrDefault(target => !Digested().IsMatch(target.Image)) is { } floating)
        {
            throw ReleaseStepContext.Failure(ReleaseOutcome.Refused, $"The image '{floating.Image}' of {floating.App} is not named by digest, so nobody could tell what runs. Use NAME@sha256:….");
        }

        if (context.Settings.DryRun is { } form)
        {
            var plan = ReleasePlan.Create(targets, context.Settings);
            await Console.Out.WriteAsync(form == "json" ? plan.ToJson() : plan.ToText());

            return;
        }

        await context.RunAsync(async runner =>
        {
            foreach (var target in targets)
            {
                context.Report(await runner.DeployAsync(target, context.CancellationToken));
            }
        });
    }

    public static async Task RollBackAsync(ReleaseStepContext context)
    {
        var app = await context.AppAsync();
        context.RequireReason();
        await context.MeasureSchemasAsync();
        await context.RunAsync(async runner => context.Report(await runner.RollBackAsync(await context.RunningAsync(app), context.Settings.To, context.CancellationToken)));
    }

    public static async Task ResumeAsync(ReleaseStepContext context)
    {
        var apps = await context.AskedAppsAsync();
        await context.RunAsync(async runner =>
        {
            foreach (var app in apps)
            {
                if (await runner.ResumeAsync(context.Target(app, ""), context.CancellationToken) is { } result)
                {
                    context.Report(result);
                }
                else
                {
                    Console.Out.WriteLine($"{app.Name}: nothing was left half-way");
                }
            }
        });
    }

    public static async Task DrillAsync(ReleaseStepContext context)
    {
        var app = await context.AppAsync();
        await context.MeasureSchemasAsync();
        await context.RunAsync(async runner => context.Report(await runner.DrillAsync(await context.RunningAsync(app), context.CancellationToken)));
    }

    [GeneratedRegex("@sha256:[0-9a-f]{64}\\z")]
    private static partial Regex Digested();
}
