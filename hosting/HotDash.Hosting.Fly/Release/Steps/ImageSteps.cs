using HotDash.Hosting.Fly.Publishing;
using HotDash.Hosting.Fly.Release.Images;

namespace HotDash.Hosting.Fly.Release.Steps;

/// <summary>From sources to an image that Fly's registry has. Between the two steps lies the boot gate.</summary>
internal static class ImageSteps
{
    public static async Task BuildAsync(ReleaseStepContext context)
    {
        var settings = ReleaseStepContext.Read(context.Pipeline, BuildSettings.SectionName, BuildSettings.Read);
        var options = context.Environment.Workflows;
        var script = options?.ImageScript ?? throw ReleaseStepContext.Failure(ReleaseOutcome.Usage, "The model names no script that builds images: FlyWorkflowOptions.ImageScript.");
        var result = await new ProcessRunner(context.LedgerFolder).RunAsync(
            Path.GetFullPath(script, context.Environment.PublishRoot), [settings.Base!, "--prefix", options.ImagePrefix, .. options.Images.Values], context.CancellationToken);
        await Console.Out.WriteAsync(result.Output);

        if (result.ExitCode != 0)
        {
            throw ReleaseStepContext.Failure(ReleaseOutcome.Refused, $"{script} ended with {result.ExitCode}:\n{string.Join('\n', result.LastLines)}");
        }
    }

    public static async Task PushAsync(ReleaseStepContext context)
    {
        var settings = ReleaseStepContext.Read(context.Pipeline, PushSettings.SectionName, PushSettings.Read);
        var app = (await context.AppsAsync()).FirstOrDefault(app => app.Name == settings.App)
            ?? throw ReleaseStepContext.Failure(ReleaseOutcome.Usage, $"--Fly:Push:App is '{settings.App}', which the model does not have.");
        var image = settings.Image ?? Built(context.Environment.Workflows, app) ?? throw ReleaseStepContext.Failure(ReleaseOutcome.Usage, "Name the image as this machine calls it: --Fly:Push:Image=NAME.");
        var destination = settings.Destination
            ?? $"docker://{Repository(app)}:{context.Settings.Commit ?? throw ReleaseStepContext.Failure(ReleaseOutcome.Usage, "Name the commit, which becomes the tag: --Fly:Release:Commit=COMMIT.")}";
        var (digest, outcome, text) = await new ImagePush(new ProcessRunner(context.LedgerFolder), new BootedImages(context.LedgerFolder)).RunAsync(settings, image, destination, context.CancellationToken);

        if (digest is null)
        {
            throw ReleaseStepContext.Failure(outcome, text);
        }

        var reference = $"{Repository(app)}@{digest}";
        var path = Path.Combine(context.Environment.PublishRoot, "artifacts", "images", $"{app.Name}.reference");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, reference, context.CancellationToken);
        Console.Out.WriteLine(reference);
        context.Pipeline.Summary.Add("Push", $"{image} to {destination}: {digest}; {text}");
    }

    public static string? Built(FlyWorkflowOptions? options, FlyAppModel app) =>
        options?.Images.GetValueOrDefault(app.Name) is { } name ? $"{options.ImagePrefix}{name}:local" : null;

    private static string Repository(FlyAppModel app) => $"registry.fly.io/{app.Name}";
}
