using HotDash.Dashboard.Features.Watching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Dashboard.Tests.Features.Watching;

/// <summary>A guard that was started with the dashboard and is asked at a later moment.</summary>
internal sealed class WatcherGuardProbe(IServiceProvider services, FakeTimeProvider started)
{
    private readonly DateTimeOffset _start = started.GetUtcNow();
    private readonly FakeTimeProvider _time = new(started.GetUtcNow());
    private WatcherGuard? _guard;

    public Task CheckAsync(TimeSpan after, CancellationToken cancellationToken)
    {
        _guard ??= ActivatorUtilities.CreateInstance<WatcherGuard>(services, (TimeProvider)_time);
        _time.SetUtcNow(_start + after);

        return _guard.CheckAsync(cancellationToken);
    }
}
