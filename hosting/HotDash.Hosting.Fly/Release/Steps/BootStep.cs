using System.Globalization;
using HotDash.Hosting.Fly.Release.Boot;
using HotDash.Hosting.Fly.Release.Images;
using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.Hosting.Fly.Release.Steps;

internal static class BootStep
{
    public static async Task RunAsync(ReleaseStepContext context)
    {
        var target = ReleaseStepContext.Read(context.Pipeline, BootSettings.SectionName, BootSettings.Read);
        using var http = ReleaseStepContext.NewClient();
        var result = await new BootGate(new RouteProbe(http, BootTarget.AnswerWithin), TimeProvider.System).TryAsync(target, context.CancellationToken);

        if (result.Problems.Count > 0)
        {
            throw ReleaseStepContext.Failure(ReleaseOutcome.BootFailed, $"{target.Program} {string.Join("; ", result.Problems)}\n  first error: {result.FirstErrorLine ?? "(it said nothing)"}\n  {target.Artefact}");
        }

        var seen = string.Create(
            CultureInfo.InvariantCulture,
            $"ready after {result.ReadyAfter?.TotalSeconds:0.0} s, stable for {target.StableFor.TotalSeconds:0} s, stopped after {result.StoppedAfter?.TotalSeconds:0.0} s; {target.Artefact}");
        await RememberAsync(context, target, seen);
        context.Pipeline.Summary.Add("Boot", seen);
    }

    /// <summary>The push asks for it.</summary>
    private static async Task RememberAsync(ReleaseStepContext context, BootTarget target, string seen)
    {
        if (target.Image is { } image && await new ImageEngine(new ProcessRunner(context.LedgerFolder), target.Program).FindIdAsync(image, context.CancellationToken) is ({ } id, _))
        {
            new BootedImages(context.LedgerFolder).Add(id, seen);
        }
    }
}
