namespace Aspire.Hosting.Pipelines;

/// <summary>Sends what a step logs to the step's own activity.</summary>
internal sealed class ReportingStepLogger(IReportingStep step) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information && logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            step.Log(logLevel, exception is null ? formatter(state, null) : $"{formatter(state, exception)}: {exception.Message}");
        }
    }
}
