namespace Aspire.Hosting.ApplicationModel;

public static class DistributedApplicationModelExtensions
{
    /// <summary>What a compute environment deploys: projects and containers that are part of a publish.</summary>
    public static IEnumerable<IResource> GetComputeResources(this DistributedApplicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);

        return model.Resources.Where(resource => !resource.IsExcludedFromPublish() && (resource is ProjectResource || resource.IsContainer()));
    }

    public static IEnumerable<IResource> GetBuildResources(this DistributedApplicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);

        return model.Resources.Where(resource => resource.RequiresImageBuild());
    }

    public static IEnumerable<IResource> GetBuildAndPushResources(this DistributedApplicationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);

        return model.Resources.Where(resource => resource.RequiresImageBuildAndPush());
    }
}
