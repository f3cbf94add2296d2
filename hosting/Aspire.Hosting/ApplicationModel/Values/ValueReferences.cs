using Aspire.Hosting.Dashboard;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Follows a value to the resources it is made of.</summary>
internal static class ValueReferences
{
    /// <summary>The resources a value names directly. A connection string counts as its resource, not as what that is made of.</summary>
    public static IReadOnlyCollection<IResource> ResourcesOf(object? value)
    {
        var found = new HashSet<IResource>();
        Visit(value, [], item =>
        {
            if (item is IResource resource)
            {
                found.Add(resource);

                return false;
            }

            return true;
        });

        return found;
    }

    /// <summary>Every parameter a value is made of, however deep.</summary>
    public static IReadOnlyCollection<ParameterResource> ParametersOf(object? value)
    {
        var found = new HashSet<ParameterResource>();
        Visit(value, [], item =>
        {
            if (item is ParameterResource parameter)
            {
                found.Add(parameter);
            }

            return IsMadeOfItsReferences(item);
        });

        return found;
    }

    /// <summary>A secret makes every value it goes into one, also inside connection strings.</summary>
    public static bool HoldsSecret(object? value)
    {
        var holds = false;
        Visit(value, [], item =>
        {
            holds |= item is SecretText or ParameterResource { Secret: true };

            return IsMadeOfItsReferences(item);
        });

        return holds;
    }

    /// <summary>An address names its resource, but is not made of the secrets that the resource's connection string holds.</summary>
    private static bool IsMadeOfItsReferences(object item) => item is not EndpointReference;

    private static void Visit(object? value, HashSet<object> visited, Func<object, bool> descend)
    {
        if (value is null or string || !visited.Add(value) || !descend(value))
        {
            return;
        }

        if (value is IResourceBuilder<IResource> builder)
        {
            Visit(builder.Resource, visited, descend);
        }

        if (value is IValueWithReferences { References: { } references })
        {
            foreach (var reference in references)
            {
                Visit(reference, visited, descend);
            }
        }
    }
}
