namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>Reports a pipeline to the CLI that started it.</summary>
internal sealed class CliActivityReporter(PublishingActivityStream stream, TimeProvider timeProvider) : IPipelineActivityReporter
{
    private const string PipelineStep = "pipeline-execution";

    private volatile bool _stepFailed;

    public Task<IReportingStep> CreateStepAsync(string title, CancellationToken cancellationToken = default) =>
        CreateStepAsync(title, parentStepId: null, hierarchyLevel: 0, cancellationToken);

    public Task<IReportingStep> CreateStepAsync(string title, string? parentStepId, int hierarchyLevel, CancellationToken cancellationToken = default)
    {
        var step = new CliReportingStep(stream, timeProvider, () => _stepFailed = true, new PublishingActivityData
        {
            Id = NewId(),
            StatusText = title,
            ParentStepId = parentStepId,
            HierarchyLevel = hierarchyLevel,
        });

        return Task.FromResult<IReportingStep>(step);
    }

    public Task CompletePublishAsync(PublishCompletionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var state = options?.CompletionState ?? CompletionState.Completed;
        if (state is CompletionState.CompletedWithError && !_stepFailed)
        {
            ReportFailureOutsideSteps(options?.CompletionMessage);
        }

        stream.Write(new PublishingActivity(PublishingActivityTypes.PublishComplete, new PublishingActivityData
        {
            Id = PublishingActivityTypes.PublishComplete,
            StatusText = options?.CompletionMessage ?? DefaultMessage(state),
            CompletionState = state.ToString(),
            PipelineSummary = options?.PipelineSummary is { } summary
                ? [.. summary.Select(item => new PipelineSummaryEntry(item.Key, item.Value, item.EnableMarkdown))]
                : null,
        }));

        return Task.CompletedTask;
    }

    /// <summary>The CLI shows what went wrong with a step, but not the message of the whole; a failure of no step gets one.</summary>
    private void ReportFailureOutsideSteps(string? message)
    {
        var step = new PublishingActivityData { Id = NewId(), StatusText = PipelineStep, HierarchyLevel = 0 };
        stream.Write(new PublishingActivity(PublishingActivityTypes.Step, step));
        stream.Write(new PublishingActivity(PublishingActivityTypes.Step, step with
        {
            StatusText = message ?? DefaultMessage(CompletionState.CompletedWithError),
            CompletionState = CompletionStates.CompletedWithError,
        }));
    }

    internal static string NewId() => Guid.NewGuid().ToString();

    private static string DefaultMessage(CompletionState state) => state switch
    {
        CompletionState.CompletedWithError => "Pipeline failed",
        CompletionState.CompletedWithWarning => "Pipeline completed with warnings",
        _ => "Pipeline completed successfully",
    };
}
