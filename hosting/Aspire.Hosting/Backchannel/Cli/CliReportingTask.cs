namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>One task below a step in the CLI.</summary>
internal sealed class CliReportingTask : IReportingTask
{
    private readonly PublishingActivityStream _stream;
    private readonly Lock _lock = new();
    private PublishingActivityData _data;

    public CliReportingTask(PublishingActivityStream stream, PublishingActivityData data)
    {
        _stream = stream;
        _data = data;
        Write(data);
    }

    public Task UpdateAsync(string statusText, CancellationToken cancellationToken = default) => Update(statusText, markdown: false);

    public Task UpdateAsync(MarkdownString statusText, CancellationToken cancellationToken = default) => Update(statusText.Value, markdown: true);

    public Task CompleteAsync(string? completionMessage = null, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        Complete(completionMessage, completionState, markdown: false);

    public Task CompleteAsync(MarkdownString completionMessage, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        Complete(completionMessage.Value, completionState, markdown: true);

    public async ValueTask DisposeAsync() => await Complete(message: null, CompletionState.Completed, markdown: false);

    private Task Update(string statusText, bool markdown)
    {
        lock (_lock)
        {
            if (!_data.IsComplete)
            {
                Write(_data with { StatusText = statusText, EnableMarkdown = markdown });
            }
        }

        return Task.CompletedTask;
    }

    private Task Complete(string? message, CompletionState state, bool markdown)
    {
        lock (_lock)
        {
            if (!_data.IsComplete)
            {
                Write(_data with { CompletionState = state.ToString(), CompletionMessage = message, EnableMarkdown = markdown });
            }
        }

        return Task.CompletedTask;
    }

    private void Write(PublishingActivityData data)
    {
        _data = data;
        _stream.Write(new PublishingActivity(PublishingActivityTypes.Task, data));
    }
}
