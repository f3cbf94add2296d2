using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>An application under test: disposing it stops it, so that no process outlives a test.</summary>
internal sealed class TestedApplication(DistributedApplication application, Action disposed) : DistributedApplication(application)
{
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(30);

    private bool _started;

    public override async Task StartAsync(CancellationToken cancellationToken = default)
    {
        _started = true;
        await application.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken = default)
    {
        _started = false;
        await application.StopAsync(cancellationToken);
    }

    public override async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        await this.WaitForShutdownAsync(cancellationToken);
    }

    public override void Dispose()
    {
        StopIfStartedAsync().GetAwaiter().GetResult();
        base.Dispose();
        disposed();
    }

    public override async ValueTask DisposeAsync()
    {
        await StopIfStartedAsync();
        await base.DisposeAsync();
        disposed();
    }

    private async Task StopIfStartedAsync()
    {
        if (_started)
        {
            using var timeout = new CancellationTokenSource(s_stopTimeout, Services.GetRequiredService<TimeProvider>());
            await StopAsync(timeout.Token);
        }
    }
}
