namespace HotDash.Cli.Tests;

public sealed class StartedByCli : AppHostFixture
{
    internal CliResult? Started { get; private set; }

    protected override async Task StartAsync() => Started = (await Cli.RunAsync(
        CancellationToken.None, "start", "--no-build", "--non-interactive", "--format", "Json", "--apphost", AspireCli.MiniAppHost)).ShouldExitWith(0);
}
