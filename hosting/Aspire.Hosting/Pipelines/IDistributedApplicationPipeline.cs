namespace Aspire.Hosting.Pipelines;

public interface IDistributedApplicationPipeline
{
    /// <param name="dependsOn">A step name or several.</param>
    /// <param name="requiredBy">A step name or several.</param>
    void AddStep(string name, Func<PipelineStepContext, Task> action, object? dependsOn = null, object? requiredBy = null);

    void AddStep(PipelineStep step);

    void AddPipelineConfiguration(Func<PipelineConfigurationContext, Task> callback);

    Task ExecuteAsync(PipelineContext context);
}
