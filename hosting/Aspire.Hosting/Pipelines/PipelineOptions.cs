namespace Aspire.Hosting.Pipelines;

/// <summary>Configuration section <c>Pipeline</c>.</summary>
public class PipelineOptions
{
    internal const string SectionName = "Pipeline";

    public string? OutputPath { get; set; }

    public bool ClearCache { get; set; }

    /// <summary>The step to run with everything it depends on. <c>publish</c> by default.</summary>
    public string? Step { get; set; }

    public string? LogLevel { get; set; }

    public bool SkipConfirmation { get; set; }
}
