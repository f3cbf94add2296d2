namespace Aspire.Hosting.Pipelines;

/// <summary>The step <c>process-parameters</c>: where somebody can be asked, missing values are asked for; otherwise the step that needs one fails and names it.</summary>
internal static class ParameterStep
{
    public static async Task RunAsync(PipelineStepContext context)
    {
        if (!context.Services.GetRequiredService<IInteractionService>().IsAvailable)
        {
            return;
        }

        // Published files hold placeholders for secrets, so a publish does not need their values.
        var step = context.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>().Value.Step ?? WellKnownPipelineSteps.Publish;
        var isPublish = step.StartsWith(WellKnownPipelineSteps.Publish, StringComparison.Ordinal);
        var parameters = context.Model.Resources.OfType<ParameterResource>().Where(parameter => !(isPublish && parameter.Secret)).ToList();

        await context.Services.GetRequiredService<ParameterProcessor>().RequireAsync(parameters, context.CancellationToken);
    }
}
