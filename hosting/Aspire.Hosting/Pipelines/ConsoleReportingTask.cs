namespace Aspire.Hosting.Pipelines;

internal sealed class ConsoleReportingTask(ConsoleActivityReporter reporter, string step, string title) : IReportingTask
{
    public Task UpdateAsync(string statusText, CancellationToken cancellationToken = default)
    {
        reporter.Write(step, statusText, isError: false);

        return Task.CompletedTask;
    }

    public Task UpdateAsync(MarkdownString statusText, CancellationToken cancellationToken = default) => UpdateAsync(statusText.Value, cancellationToken);

    public Task CompleteAsync(string? completionMessage = null, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default)
    {
        reporter.Write(step, completionMessage ?? $"{title}: {ConsoleActivityReporter.Word(completionState)}", completionState == CompletionState.CompletedWithError);

        return Task.CompletedTask;
    }

    public Task CompleteAsync(MarkdownString completionMessage, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        CompleteAsync(completionMessage.Value, completionState, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
