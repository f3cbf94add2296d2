using System.Diagnostics;

namespace HotDash.Cli.Tests;

/// <summary>The CLI's pipeline commands: they start the AppHost in publish mode and follow its steps.</summary>
public sealed class PipelineCommandTests : IDisposable
{
    private readonly AspireCli _cli = new();

    [Fact]
    public async Task Publish_NothingToPublish_Succeeds()
    {
        var result = (await AspireAsync("publish", "--output-path", Output)).ShouldExitWith(0);

        Assert.Contains("Pipeline succeeded", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Do_PublishManifest_WritesIt()
    {
        (await AspireAsync("do", "publish-manifest", "--output-path", Output)).ShouldExitWith(0);

        var manifest = await File.ReadAllTextAsync(Path.Combine(Output, "aspire-manifest.json"), TestContext.Current.CancellationToken);
        Assert.Contains("\"web\"", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain(AspireCli.MiniSecret, manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Do_FailingStep_ShowsWhyAndFails()
    {
        var result = (await AspireAsync("do", "always-fails")).ShouldExitWith(6);

        Assert.Contains("The reason it failed.", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Do_UnknownStep_NamesItAndTheOnesThereAre()
    {
        var result = (await AspireAsync("do", "unheard-of")).ShouldExitWith(6);

        Assert.Contains("unheard-of", result.Output + result.Error, StringComparison.Ordinal);
        Assert.Contains("publish-manifest", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_ListSteps_ListsThemAndRunsNone()
    {
        var result = (await AspireAsync("publish", "--list-steps", "--output-path", Output)).ShouldExitWith(0);

        Assert.Contains("publish-prereq", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("completed successfully", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deploy_NoDeploymentTarget_Succeeds() => (await AspireAsync("deploy")).ShouldExitWith(0);

    [Fact]
    public async Task Do_Interrupted_EndsTheStepWithTheCli()
    {
        Assert.SkipUnless(AspireCli.Missing is null, AspireCli.Missing ?? string.Empty);
        using var run = _cli.Start("do", "never-ends", "--no-build", "--non-interactive", "--apphost", AspireCli.MiniAppHost);
        string? line;
        do
        {
            line = await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line?.Contains("Starting never-ends", StringComparison.Ordinal) is false);

        await AspireCli.SignalAsync("INT", run.Id);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(0, run.ExitCode);
        // The CLI stops (SIGSTOP) the processes of a tree before it kills them, and sometimes ends in between.
        foreach (var left in _cli.Processes())
        {
            using var resume = Process.Start("kill", ["-CONT", left.Split(' ')[0]]);
            await resume.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await _cli.ShouldHaveEndedAsync();
    }

    public void Dispose() => _cli.Dispose();

    private string Output => Path.Combine(_cli.Home, "out");

    private Task<CliResult> AspireAsync(params string[] arguments)
    {
        Assert.SkipUnless(AspireCli.Missing is null, AspireCli.Missing ?? string.Empty);

        return _cli.RunAsync(
            TestContext.Current.CancellationToken, [.. arguments, "--no-build", "--non-interactive", "--apphost", AspireCli.MiniAppHost]);
    }
}
