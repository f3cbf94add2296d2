using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Logging;

namespace HotDash.Hosting.Tests.Pipelines;

/// <summary>A step that knows its name and reports nowhere.</summary>
internal sealed class NamedStep(string name) : IReportingStep
{
    public string Name { get; } = name;

    public Task<IReportingTask> CreateTaskAsync(string statusText, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReportingTask> CreateTaskAsync(MarkdownString statusText, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public void Log(LogLevel logLevel, string message)
    {
    }

    public void Log(LogLevel logLevel, MarkdownString message)
    {
    }

    public Task CompleteAsync(string completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task CompleteAsync(MarkdownString completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
