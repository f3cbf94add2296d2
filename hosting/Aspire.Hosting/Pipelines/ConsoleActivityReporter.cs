using System.Globalization;

namespace Aspire.Hosting.Pipelines;

/// <summary>Progress as plain lines: for a publish that no tool follows.</summary>
internal sealed class ConsoleActivityReporter(TextWriter output, TextWriter error, TimeProvider timeProvider) : IPipelineActivityReporter
{
    private readonly Lock _lock = new();

    public Task<IReportingStep> CreateStepAsync(string title, CancellationToken cancellationToken = default)
    {
        Write(title, "started", isError: false);

        return Task.FromResult<IReportingStep>(new ConsoleReportingStep(this, title, timeProvider));
    }

    public Task CompletePublishAsync(PublishCompletionOptions? options = null, CancellationToken cancellationToken = default)
    {
        foreach (var item in options?.PipelineSummary ?? [])
        {
            Write(item.Key, item.Value, isError: false);
        }

        var state = options?.CompletionState ?? CompletionState.Completed;
        var isError = state == CompletionState.CompletedWithError;
        Write("pipeline", options?.CompletionMessage is { Length: > 0 } message ? $"{Word(state)}: {message}" : Word(state), isError);

        return Task.CompletedTask;
    }

    internal static string Word(CompletionState state) => state switch
    {
        CompletionState.Completed => "done",
        CompletionState.CompletedWithWarning => "done with warnings",
        CompletionState.CompletedWithError => "failed",
        _ => "running",
    };

    internal void Write(string subject, string text, bool isError)
    {
        var time = timeProvider.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

        lock (_lock)
        {
            (isError ? error : output).WriteLine($"{time} {subject}: {text}");
        }
    }
}
