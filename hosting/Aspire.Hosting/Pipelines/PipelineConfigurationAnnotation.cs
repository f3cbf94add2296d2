namespace Aspire.Hosting.Pipelines;

public class PipelineConfigurationAnnotation : IResourceAnnotation
{
    public PipelineConfigurationAnnotation(Func<PipelineConfigurationContext, Task> callback) => Callback = callback;

    public PipelineConfigurationAnnotation(Action<PipelineConfigurationContext> callback) => Callback = context =>
    {
        callback(context);

        return Task.CompletedTask;
    };

    public Func<PipelineConfigurationContext, Task> Callback { get; }
}
