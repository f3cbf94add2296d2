namespace HotDash.Cli.Tests;

/// <summary>How an AppHost ends: asked to, orphaned, replaced, killed.</summary>
[Collection(AppHostCommandTests.OneAtATime)]
public sealed class AppHostLifetimeTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(40);

    private readonly AspireCli _cli = new();

    [Fact]
    public async Task Run_Interrupted_EndsWithSuccessAndLeavesNothing()
    {
        SkipWithoutCli();
        using var run = _cli.Start("run", "--no-build", "--non-interactive", "--apphost", AspireCli.MiniAppHost);
        _ = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await WaitForWebAsync();

        await AspireCli.SignalAsync("INT", run.Id);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(s_patience, TestContext.Current.CancellationToken);

        Assert.Equal(0, run.ExitCode);
        await _cli.ShouldHaveEndedAsync();
        Assert.Empty(Directory.GetFiles(_cli.Sockets));
    }

    [Fact]
    public async Task Run_CliKilled_AppHostEndsByItself()
    {
        SkipWithoutCli();
        using var run = _cli.Start("run", "--no-build", "--non-interactive", "--apphost", AspireCli.MiniAppHost);
        _ = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await WaitForWebAsync();

        run.Kill(entireProcessTree: false);

        await _cli.ShouldHaveEndedAsync();
        Assert.Empty(Directory.GetFiles(_cli.Sockets));
    }

    [Fact]
    public async Task Start_WhileOneRuns_ReplacesIt()
    {
        SkipWithoutCli();
        var first = await StartAsync();

        var second = await StartAsync();
        var running = (await AspireAsync("ps", "--format", "Json")).ShouldExitWith(0).Json.EnumerateArray().Select(host => host.GetProperty("appHostPid").GetInt32());

        Assert.NotEqual(first, second);
        Assert.Equal([second], running);
        (await AspireAsync("stop", "--apphost", AspireCli.MiniAppHost)).ShouldExitWith(0);
        await _cli.ShouldHaveEndedAsync();
    }

    [Fact]
    public async Task Ps_AppHostKilled_ListsNone()
    {
        SkipWithoutCli();
        var appHost = await StartAsync();
        await WaitForWebAsync();

        await AspireCli.SignalAsync("KILL", appHost);
        await _cli.ShouldHaveEndedAsync();

        Assert.Equal(0, (await AspireAsync("ps", "--format", "Json")).ShouldExitWith(0).Json.GetArrayLength());
    }

    public void Dispose() => _cli.Dispose();

    private async Task<int> StartAsync() => (await AspireAsync("start", "--no-build", "--format", "Json", "--apphost", AspireCli.MiniAppHost))
        .ShouldExitWith(0).Json.GetProperty("appHostPid").GetInt32();

    /// <summary>The CLI may be asked before the socket is there; it says so and is asked again.</summary>
    private async Task WaitForWebAsync()
    {
        using var timeout = new CancellationTokenSource(s_patience);
        while ((await AspireAsync("wait", "web", "--timeout", "40", "--apphost", AspireCli.MiniAppHost)).ExitCode is not 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), timeout.Token);
        }
    }

    private Task<CliResult> AspireAsync(params string[] arguments) =>
        _cli.RunAsync(TestContext.Current.CancellationToken, [.. arguments, "--non-interactive"]);

    private static void SkipWithoutCli() => Assert.SkipUnless(AspireCli.Missing is null, AspireCli.Missing ?? string.Empty);
}
