using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Embedded.Commands;

/// <summary>The resources that wait for a server, or for something of it, directly or through others.</summary>
internal static class Dependents
{
    public static IReadOnlyList<IResource> InStartOrder(DistributedApplicationModel model, IResource server)
    {
        var ordered = new List<IResource>();
        foreach (var resource in model.Resources)
        {
            Visit(resource, server, ordered, []);
        }

        return ordered;
    }

    /// <returns>Whether the resource depends on the server; then it stands in the list after what it waits for.</returns>
    private static bool Visit(IResource resource, IResource server, List<IResource> ordered, HashSet<IResource> path)
    {
        if (ordered.Contains(resource))
        {
            return true;
        }

        if (!path.Add(resource))
        {
            return false;
        }

        var depends = false;
        foreach (var awaited in resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource))
        {
            depends |= IsPartOf(awaited, server) || Visit(awaited, server, ordered, path);
        }

        path.Remove(resource);
        if (depends && resource is not IResourceWithParent)
        {
            ordered.Add(resource);
        }

        return depends;
    }

    private static bool IsPartOf(IResource resource, IResource server) =>
        resource == server || (resource is IResourceWithParent child && IsPartOf(child.Parent, server));
}
