namespace Aspire.Hosting.Pipelines;

internal static class PipelineValidation
{
    public static Task ValidateComputeEnvironments(PipelineStepContext context)
    {
        foreach (var resource in context.Model.Resources)
        {
            if (resource.GetComputeEnvironment() is { } environment && context.ExecutionContext.IsPublishMode && !context.Model.Resources.Contains(environment))
            {
                throw new DistributedApplicationException(
                    $"Resource '{resource.Name}' names compute environment '{environment.Name}', which is not part of the application. Add it, or remove WithComputeEnvironment.");
            }
        }

        return Task.CompletedTask;
    }

    public static Task ValidateBuildOnlyContainers(PipelineStepContext context)
    {
        var unused = context.Model.Resources
            .Where(resource => resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build) && !build.HasEntrypoint && !resource.IsExcludedFromPublish())
            .Where(resource => !context.Model.Resources.Any(other => other.Annotations.OfType<ResourceRelationshipAnnotation>().Any(relationship => relationship.Resource == resource)))
            .Select(resource => resource.Name)
            .ToList();

        return unused.Count == 0
            ? Task.CompletedTask
            : throw new DistributedApplicationException(
                $"These containers only carry files and nothing uses them: {string.Join(", ", unused)}. Refer to them from a resource, or exclude them from the manifest.");
    }
}
