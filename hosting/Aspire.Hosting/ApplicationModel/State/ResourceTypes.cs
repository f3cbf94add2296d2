namespace Aspire.Hosting.ApplicationModel;

/// <summary>The kind of a resource as the dashboard shows it.</summary>
internal static class ResourceTypes
{
    public const string Project = "Project";
    public const string Executable = "Executable";
    public const string Container = "Container";
    public const string Parameter = "Parameter";
    public const string ConnectionString = "ConnectionString";
    public const string ExternalService = "ExternalService";

    public static string Of(IResource resource) => resource switch
    {
        _ when resource.IsContainer() => Container,
        ProjectResource => Project,
        ExecutableResource => Executable,
        ContainerResource => Container,
        ParameterResource => Parameter,
        ConnectionStringResource => ConnectionString,
        ExternalServiceResource => ExternalService,
        _ => WithoutSuffix(resource.GetType().Name),
    };

    private static string WithoutSuffix(string typeName) =>
        typeName.EndsWith("Resource", StringComparison.Ordinal) ? typeName[..^"Resource".Length] : typeName;
}
