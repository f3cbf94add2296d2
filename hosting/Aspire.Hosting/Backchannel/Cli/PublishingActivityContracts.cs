namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>
/// One line of a pipeline's progress. The CLI rejects a task or log whose step it has not seen;
/// a second activity with the same id updates the first.
/// </summary>
internal sealed record PublishingActivity(string Type, PublishingActivityData Data);

internal sealed record PublishingActivityData
{
    public required string Id { get; init; }
    public required string StatusText { get; init; }
    public string CompletionState { get; init; } = CompletionStates.InProgress;
    public bool IsComplete => CompletionState is not CompletionStates.InProgress;
    public bool IsError => CompletionState is CompletionStates.CompletedWithError;
    public bool IsWarning => CompletionState is CompletionStates.CompletedWithWarning;
    public string? StepId { get; init; }
    public string? ParentStepId { get; init; }
    public int? HierarchyLevel { get; init; }
    public string? CompletionMessage { get; init; }
    public IReadOnlyList<PipelineSummaryEntry>? PipelineSummary { get; init; }
    public IReadOnlyList<PublishingPromptInput>? Inputs { get; init; }
    public string? LogLevel { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public bool EnableMarkdown { get; init; }
}

internal sealed record PipelineSummaryEntry(string Key, string Value, bool EnableMarkdown);

internal sealed record PublishingPromptInput
{
    public required string Name { get; init; }
    public required string Label { get; init; }
    public required string InputType { get; init; }
    public bool Required { get; init; }
    public IReadOnlyList<KeyValuePair<string, string>>? Options { get; init; }
    public string? Value { get; init; }
    public IReadOnlyList<string>? ValidationErrors { get; init; }
    public bool AllowCustomChoice { get; init; }
    public bool UpdateStateOnChange { get; init; }
    public bool Loading { get; init; }
    public bool Disabled { get; init; }
    public bool AllowMultipleFiles { get; init; }
    public string? FileFilter { get; init; }
    public long? MaxFileSize { get; init; }
}
