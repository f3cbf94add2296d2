using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>Keeps what the AppHost logs until the CLI fetches it; the oldest entries go when nobody does.</summary>
internal sealed class BackchannelLoggerProvider(TimeProvider timeProvider) : ILoggerProvider
{
    private const int Capacity = 10_000;

    private readonly Channel<BackchannelLogEntry> _entries = Channel.CreateBounded<BackchannelLogEntry>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>
    /// Nothing is kept when no CLI follows. One that does asks for more than the console shows (<c>ASPIRE_LOGLEVEL=Debug</c>),
    /// and gets it of the hosting library; the web server's and HTTP client's debug output would only drown it.
    /// </summary>
    public static void AddRules(LoggerFilterOptions filters, IConfiguration configuration)
    {
        var provider = typeof(BackchannelLoggerProvider).FullName;
        if (string.IsNullOrEmpty(configuration[CliBackchannelService.PathVariable]))
        {
            filters.Rules.Add(new LoggerFilterRule(provider, categoryName: null, LogLevel.None, filter: null));
        }
        else if (Enum.TryParse<LogLevel>(configuration["ASPIRE_LOGLEVEL"], ignoreCase: true, out var level))
        {
            filters.Rules.Add(new LoggerFilterRule(provider, "Aspire.Hosting", level, filter: null));
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public async IAsyncEnumerable<BackchannelLogEntry> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in _entries.Reader.ReadAllAsync(cancellationToken))
        {
            yield return entry;
        }
    }

    private DateTimeOffset Now() => timeProvider.GetUtcNow();

    public void Dispose() => _entries.Writer.TryComplete();

    private sealed class Logger(BackchannelLoggerProvider provider, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = formatter(state, exception);
            provider._entries.Writer.TryWrite(new BackchannelLogEntry(
                eventId,
                logLevel,
                exception is null ? message : $"{message}{Environment.NewLine}{exception}",
                provider.Now(),
                category));
        }
    }
}
