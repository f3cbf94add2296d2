using System.Globalization;

namespace Aspire.Hosting.Pipelines;

internal sealed class ConsoleReportingStep(ConsoleActivityReporter reporter, string title, TimeProvider timeProvider) : IReportingStep
{
    private readonly long _started = timeProvider.GetTimestamp();
    private bool _isComplete;

    public Task<IReportingTask> CreateTaskAsync(string statusText, CancellationToken cancellationToken = default)
    {
        reporter.Write(title, statusText, isError: false);

        return Task.FromResult<IReportingTask>(new ConsoleReportingTask(reporter, title, statusText));
    }

    public Task<IReportingTask> CreateTaskAsync(MarkdownString statusText, CancellationToken cancellationToken = default) => CreateTaskAsync(statusText.Value, cancellationToken);

    public void Log(LogLevel logLevel, string message) => reporter.Write(title, message, logLevel >= LogLevel.Error);

    public void Log(LogLevel logLevel, MarkdownString message) => Log(logLevel, message.Value);

    public Task CompleteAsync(string completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default)
    {
        _isComplete = true;
        var seconds = timeProvider.GetElapsedTime(_started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var text = completionState == CompletionState.Completed
            ? $"done ({seconds} s)"
            : $"{ConsoleActivityReporter.Word(completionState)} ({seconds} s): {completionText}";
        reporter.Write(title, text, completionState == CompletionState.CompletedWithError);

        return Task.CompletedTask;
    }

    public Task CompleteAsync(MarkdownString completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        CompleteAsync(completionText.Value, completionState, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_isComplete)
        {
            await CompleteAsync("", CompletionState.Completed, CancellationToken.None); // Disposal is the end of the step, whatever became of the run.
        }
    }
}
