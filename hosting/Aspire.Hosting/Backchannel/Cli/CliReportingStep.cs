namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>One step in the CLI: announced at once, because its tasks and log lines need it.</summary>
internal sealed class CliReportingStep : IReportingStep
{
    private readonly PublishingActivityStream _stream;
    private readonly TimeProvider _timeProvider;
    private readonly Action _failed;
    private readonly PublishingActivityData _data;
    private int _completed;

    public CliReportingStep(PublishingActivityStream stream, TimeProvider timeProvider, Action failed, PublishingActivityData data)
    {
        _stream = stream;
        _timeProvider = timeProvider;
        _failed = failed;
        _data = data;
        _stream.Write(new PublishingActivity(PublishingActivityTypes.Step, data));
    }

    public Task<IReportingTask> CreateTaskAsync(string statusText, CancellationToken cancellationToken = default) => CreateTask(statusText, markdown: false);

    public Task<IReportingTask> CreateTaskAsync(MarkdownString statusText, CancellationToken cancellationToken = default) => CreateTask(statusText.Value, markdown: true);

    public void Log(LogLevel logLevel, string message) => Log(logLevel, message, markdown: false);

    public void Log(LogLevel logLevel, MarkdownString message) => Log(logLevel, message.Value, markdown: true);

    public Task CompleteAsync(string completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        Complete(completionText, completionState, markdown: false);

    public Task CompleteAsync(MarkdownString completionText, CompletionState completionState = CompletionState.Completed, CancellationToken cancellationToken = default) =>
        Complete(completionText.Value, completionState, markdown: true);

    public async ValueTask DisposeAsync() =>
        await Complete($"{_data.StatusText} completed successfully", CompletionState.Completed, markdown: false);

    private Task<IReportingTask> CreateTask(string statusText, bool markdown) => Task.FromResult<IReportingTask>(new CliReportingTask(_stream, new PublishingActivityData
    {
        Id = CliActivityReporter.NewId(),
        StatusText = statusText,
        StepId = _data.Id,
        EnableMarkdown = markdown,
    }));

    private void Log(LogLevel logLevel, string message, bool markdown) => _stream.Write(new PublishingActivity(PublishingActivityTypes.Log, new PublishingActivityData
    {
        Id = CliActivityReporter.NewId(),
        StatusText = message,
        CompletionState = CompletionStates.Completed,
        StepId = _data.Id,
        LogLevel = logLevel.ToString(),
        Timestamp = _timeProvider.GetUtcNow(),
        EnableMarkdown = markdown,
    }));

    /// <summary>The first completion counts; disposing afterwards says nothing.</summary>
    private Task Complete(string text, CompletionState state, bool markdown)
    {
        if (Interlocked.Exchange(ref _completed, 1) is 0)
        {
            if (state is CompletionState.CompletedWithError)
            {
                _failed();
            }

            _stream.Write(new PublishingActivity(
                PublishingActivityTypes.Step, _data with { StatusText = text, CompletionState = state.ToString(), EnableMarkdown = markdown }));
        }

        return Task.CompletedTask;
    }
}
