using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Hosting.Tests.ApplicationModel;

/// <summary>One resource whose health check answers as the test says, on a clock that the test moves.</summary>
internal sealed class MonitoredModel : IAsyncDisposable
{
    private readonly ResourceHealthService _service;
    private int _checks;
    private int _readyEvents;
    private int _starts;

    private MonitoredModel(Func<HealthCheckResult> result, bool withCheck)
    {
        Model = new TestModel();
        Web = Model.Builder.AddExecutable("web", "web", ".");
        Web.OnResourceReady((_, _, _) =>
        {
            Interlocked.Increment(ref _readyEvents);

            return Task.CompletedTask;
        });

        if (withCheck)
        {
            Web.WithHealthCheck("web_check");
            Model.Builder.Services.AddHealthChecks().AddCheck("web_check", () =>
            {
                Interlocked.Increment(ref _checks);

                return result();
            });
        }

        _service = ActivatorUtilities.CreateInstance<ResourceHealthService>(Model.App.Services);
    }

    public TestModel Model { get; }

    public IResourceBuilder<ExecutableResource> Web { get; }

    public int ReadyEvents => Volatile.Read(ref _readyEvents);

    public HealthReportSnapshot? Report => Model.Notifications.TryGetCurrentState("web", out var current) ? current.Snapshot.HealthReports.FirstOrDefault() : null;

    public static async Task<MonitoredModel> StartAsync(Func<HealthCheckResult> result, bool withCheck = true)
    {
        var monitored = new MonitoredModel(result, withCheck);
        await monitored._service.StartAsync(TestContext.Current.CancellationToken);

        return monitored;
    }

    public Task RunAsync() => Model.Notifications.PublishUpdateAsync(Web.Resource, snapshot => snapshot with
    {
        State = KnownResourceStates.Running,
        StartTimeStamp = DateTime.UnixEpoch.AddSeconds(++_starts),
    });

    /// <summary>Moves the clock and expects the number of checks that have run by then.</summary>
    public async Task AdvanceAsync(TimeSpan time, int checks)
    {
        Model.Time.Advance(time);
        await UntilChecksAsync(checks);
        Assert.Equal(checks, Volatile.Read(ref _checks));
    }

    /// <summary>Until so many checks have run and been published, and the monitor sleeps again.</summary>
    public async Task UntilChecksAsync(int checks)
    {
        for (var attempt = 0; attempt < 500 && (Volatile.Read(ref _checks) < checks || Report?.Status is null); attempt++)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        // The monitor sets its timer right after it has published; there is nothing to observe in between.
        await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.StopAsync(CancellationToken.None);
        _service.Dispose();
        await Model.DisposeAsync();
    }
}
