namespace HotDash.Cli.Tests;

/// <summary>The small AppHost running in a home of its own, so that the CLI finds it and no other.</summary>
public abstract class AppHostFixture : IAsyncLifetime
{
    internal AspireCli Cli { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (AspireCli.Missing is not null)
        {
            return;
        }

        await StartAsync();
        (await Cli.RunAsync(CancellationToken.None, "wait", "web", "--timeout", "60", "--apphost", AspireCli.MiniAppHost)).ShouldExitWith(0);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (AspireCli.Missing is null)
        {
            (await Cli.RunAsync(CancellationToken.None, "stop", "--apphost", AspireCli.MiniAppHost)).ShouldExitWith(0);
            await StoppedAsync();
            Assert.Empty(Directory.GetFiles(Cli.Sockets));
        }

        Cli.Dispose();
    }

    protected abstract Task StartAsync();

    protected virtual Task StoppedAsync() => Task.CompletedTask;
}
