namespace Aspire.Hosting.ApplicationModel;

internal static class ConnectionProperties
{
    /// <summary>The properties of a connection with those that were added or replaced by annotation.</summary>
    public static IReadOnlyDictionary<string, ReferenceExpression> Of(IResourceWithConnectionString resource)
    {
        var properties = new Dictionary<string, ReferenceExpression>(StringComparer.OrdinalIgnoreCase);

        foreach (var (name, value) in resource.GetConnectionProperties())
        {
            properties[name] = value;
        }

        foreach (var annotation in resource.Annotations.OfType<ConnectionPropertyAnnotation>())
        {
            properties[annotation.Name] = annotation.Value;
        }

        return properties;
    }
}
