namespace Aspire.Hosting.ApplicationModel;

/// <summary>The log of one instance: a bounded backlog and those who follow it.</summary>
internal sealed class ResourceLog
{
    private const int MaxBacklog = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<(LogLine Line, bool Forwarded)> _backlog = new();
    private readonly List<ResourceLogSubscription> _subscriptions = [];
    private readonly Action<bool> _subscribersChanged;
    private int _lastLineNumber;

    public ResourceLog(TimeProvider timeProvider, Action<bool> subscribersChanged)
    {
        _subscribersChanged = subscribersChanged;
        Logger = new ResourceLogger(this, timeProvider);
    }

    public ILogger Logger { get; }

    public void Append(IReadOnlyList<ResourceLogEntry> entries) => Append(entries, true);

    public void Clear()
    {
        lock (_lock)
        {
            _backlog.Clear();
            _lastLineNumber = 0;
        }
    }

    /// <summary>Drops the lines that a stream brought; a new stream brings them again.</summary>
    public void ClearForwarded()
    {
        lock (_lock)
        {
            var own = _backlog.Where(item => !item.Forwarded).ToList();
            _backlog.Clear();
            own.ForEach(_backlog.Enqueue);
        }
    }

    public IReadOnlyList<LogLine> Snapshot(bool includeForwarded)
    {
        lock (_lock)
        {
            return [.. _backlog.Where(item => includeForwarded || !item.Forwarded).Select(item => item.Line)];
        }
    }

    public ResourceLogSubscription Subscribe()
    {
        var subscription = new ResourceLogSubscription(this);

        lock (_lock)
        {
            if (_backlog.Count > 0)
            {
                subscription.Writer.TryWrite([.. _backlog.Select(item => item.Line)]);
            }

            _subscriptions.Add(subscription);

            if (_subscriptions.Count == 1)
            {
                _subscribersChanged(true);
            }
        }

        return subscription;
    }

    public void Unsubscribe(ResourceLogSubscription subscription)
    {
        lock (_lock)
        {
            if (_subscriptions.Remove(subscription) && _subscriptions.Count == 0)
            {
                _subscribersChanged(false);
            }
        }
    }

    public void Complete()
    {
        lock (_lock)
        {
            _subscriptions.ForEach(subscription => subscription.Writer.TryComplete());
        }
    }

    private void Append(IReadOnlyList<ResourceLogEntry> entries, bool forwarded)
    {
        lock (_lock)
        {
            var lines = new LogLine[entries.Count];

            for (var index = 0; index < lines.Length; index++)
            {
                lines[index] = entries[index].ToLine(++_lastLineNumber);
                _backlog.Enqueue((lines[index], forwarded));
            }

            while (_backlog.Count > MaxBacklog)
            {
                _backlog.Dequeue();
            }

            _subscriptions.ForEach(subscription => subscription.Writer.TryWrite(lines));
        }
    }

    private sealed class ResourceLogger(ResourceLog log, TimeProvider timeProvider) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            var text = exception is null ? formatter(state, null) : $"{formatter(state, exception)}\n{exception}";
            log.Append([new ResourceLogEntry(timeProvider.GetUtcNow().UtcDateTime, text, logLevel >= LogLevel.Error)], false);
        }
    }
}
