namespace HotDash.Hosting.Fly.Tests.Publishing;

/// <summary>Runs of a pipeline in this process, which share its exit code and its console.</summary>
[CollectionDefinition(nameof(PipelineRuns))]
public sealed class PipelineRuns;
