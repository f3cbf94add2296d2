using System.Text;

namespace Aspire.Hosting.Pipelines;

/// <summary>The step <c>diagnostics</c>: every step in an order in which all could run, with what it waits for.</summary>
internal static partial class DiagnosticsStep
{
    public static async Task RunAsync(PipelineStepContext context)
    {
        var graph = await context.Services.GetRequiredService<DistributedApplicationPipeline>().BuildGraphAsync(context.PipelineContext);
        var steps = Describe(graph, graph.Sorted());
        LogSteps(context.Logger, steps);
    }

    public static string Describe(PipelineGraph graph, IReadOnlyList<PipelineStep> steps)
    {
        var text = new StringBuilder();

        foreach (var step in steps)
        {
            var dependencies = graph.DependenciesOf(step.Name);
            text.Append(step.Name);

            if (step.Resource is { } resource)
            {
                text.Append(" (").Append(resource.Name).Append(')');
            }

            if (dependencies.Count > 0)
            {
                text.Append(" <- ").AppendJoin(", ", dependencies);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Steps}")]
    private static partial void LogSteps(ILogger logger, string steps);
}
