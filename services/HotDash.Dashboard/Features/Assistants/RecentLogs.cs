using System.Collections.Concurrent;

namespace HotDash.Dashboard.Features.Assistants;

/// <summary>The latest warnings and errors of this process, in memory.</summary>
internal sealed class RecentLogs(TimeProvider time) : ILoggerProvider
{
    private const int Kept = 500;
    private readonly ConcurrentQueue<LogLine> _lines = new();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<LogLine> Read(int count) => [.. _lines.Reverse().Take(count)];

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose()
    {
    }

    private void Add(LogLine line)
    {
        _lines.Enqueue(line);

        while (_lines.Count > Kept)
        {
            _lines.TryDequeue(out _);
        }
    }

    private sealed class Writer(RecentLogs owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var message = formatter(state, exception);
                owner.Add(new LogLine(owner.Now, logLevel.ToString(), category, exception is null ? message : $"{message} ({exception.GetType().Name}: {exception.Message})"));
            }
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();
}
