/// <summary>Our dashboard from its image, as staging runs it, when <c>HotDash:Dashboard</c> is <c>image</c>.</summary>
internal static class DashboardImage
{
    private const string Setting = "HotDash:Dashboard";
    private const string DefaultImage = "localhost/hotdash-dashboard:local";

    /// <summary>What the image listens on.</summary>
    private const int Port = 8080;

    /// <exception cref="DistributedApplicationException">The value is unknown, or a container could not reach the database.</exception>
    public static bool IsChosen(IDistributedApplicationBuilder builder, IResource database)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return false;
        }

        return builder.Configuration[Setting] switch
        {
            null or "" or "source" => false,
            "image" when RunsInContainer(database) => true,
            "image" => throw new DistributedApplicationException(
                $"{Setting}=image is refused: a container cannot reach the embedded Postgres of '{database.Name}'. Set HOTDASH_BACKEND=containers, or unset {Setting} for the dashboard from source."),
            var value => throw new DistributedApplicationException($"{Setting} is '{value}', expected source or image. Unset it for the dashboard from source."),
        };
    }

    public static IResourceBuilder<ContainerResource> AddPrepare(
        IDistributedApplicationBuilder builder, string name, IResourceBuilder<IResourceWithConnectionString> database) =>
        AddContainer(builder, name)
            .WithArgs("prepare")
            .WithReference(database, connectionName: "hotdash")
            .WaitFor(database);

    public static IResourceBuilder<ContainerResource> Add(IDistributedApplicationBuilder builder, string name) =>
        AddContainer(builder, name).WithHttpEndpoint(targetPort: Port);

    private static IResourceBuilder<ContainerResource> AddContainer(IDistributedApplicationBuilder builder, string name) =>
        builder.AddContainer(name, builder.Configuration["HotDash:Images:Dashboard"] is { Length: > 0 } image ? image : DefaultImage)
            .WithContainerRuntimeArgs("--read-only", "--cap-drop=all", "--security-opt=no-new-privileges")
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName)
            .WithOtlpExporter();

    private static bool RunsInContainer(IResource resource) =>
        resource.IsContainer() || (resource is IResourceWithParent child && RunsInContainer(child.Parent));
}
