using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The console logs of resources: written through loggers and by the orchestrator, watched by the dashboard and the command line.</summary>
public class ResourceLoggerService : IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparers.ResourceName);
    private readonly Channel<LogSubscriber> _subscriberChanges = Channel.CreateUnbounded<LogSubscriber>();
    private readonly CancellationTokenSource _disposing = new();
    private readonly TimeProvider _timeProvider;

    public ResourceLoggerService()
        : this(TimeProvider.System)
    {
    }

    internal ResourceLoggerService(TimeProvider timeProvider) => _timeProvider = timeProvider;

    /// <summary>Supplies what the orchestrator holds of a resource's logs, for readers that do not follow.</summary>
    internal IResourceLogSource? Source { get; set; }

    public ILogger GetLogger(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);

        var names = resource.GetInstanceNames();

        return names.Count == 1 ? LogOf(names[0]).Logger : new FanOutLogger([.. names.Select(name => LogOf(name).Logger)]);
    }

    public ILogger GetLogger(string resourceName)
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceName);

        return LogOf(resourceName).Logger;
    }

    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) => GetAllAsync(SingleInstance(resource));

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync(SingleInstance(resource));

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName)
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceName);

        var own = LogOf(resourceName).Snapshot(includeForwarded: Source is null);
        var lineNumber = own.Count;

        if (own.Count > 0)
        {
            yield return own;
        }

        if (Source is null)
        {
            yield break;
        }

        await foreach (var batch in Source.ReadAsync(resourceName, _disposing.Token))
        {
            yield return [.. batch.Select(entry => entry.ToLine(++lineNumber))];
        }
    }

    /// <remarks>Ends also with the token that <c>WithCancellation</c> gives, as the signature does not show.</remarks>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName)
    {
        ArgumentException.ThrowIfNullOrEmpty(resourceName);

        return WatchCoreAsync(resourceName);
    }

    /// <summary>Reports each resource whose logs begin or cease to be watched. For one consumer.</summary>
    public async IAsyncEnumerable<LogSubscriber> WatchAnySubscribersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposing.Token);

        await foreach (var change in _subscriberChanges.Reader.ReadAllAsync(linked.Token))
        {
            yield return change;
        }
    }

    public void Complete(IResource resource)
    {
        foreach (var name in resource.GetInstanceNames())
        {
            Complete(name);
        }
    }

    /// <summary>Ends the streams of those who watch; later entries are kept for later watchers.</summary>
    public void Complete(string name) => LogOf(name).Complete();

    public void ClearBacklog(string resourceName) => LogOf(resourceName).Clear();

    public void Dispose()
    {
        _disposing.Cancel();
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds lines that come from the resource itself rather than from a logger.</summary>
    internal void Append(string resourceName, IReadOnlyList<ResourceLogEntry> entries) => LogOf(resourceName).Append(entries);

    internal void ClearForwarded(string resourceName) => LogOf(resourceName).ClearForwarded();

    private async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchCoreAsync(string resourceName, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposing.Token);
        var log = LogOf(resourceName);
        using var subscription = log.Subscribe();

        await foreach (var first in subscription.Reader.ReadAllAsync(linked.Token))
        {
            List<LogLine> batch = [.. first];

            while (subscription.Reader.TryRead(out var more))
            {
                batch.AddRange(more);
            }

            yield return batch;
        }
    }

    private ResourceLog LogOf(string name) => _logs.GetOrAdd(
        name,
        key => new ResourceLog(_timeProvider, anySubscribers => _subscriberChanges.Writer.TryWrite(new LogSubscriber(key, anySubscribers))));

    private static string SingleInstance(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);

        return resource.GetInstanceNames()[0];
    }

    private sealed class FanOutLogger(ILogger[] loggers) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => loggers[0].IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            foreach (var logger in loggers)
            {
                logger.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
