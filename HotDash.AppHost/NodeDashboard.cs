using HotDash.Hosting.Chatwoot;

/// <summary>A dashboard from elsewhere: its packages are installed, its script is run, and it is told where everything is.</summary>
internal static class NodeDashboard
{
    public static IResourceBuilder<NodeDashboardResource> Add(
        IDistributedApplicationBuilder builder,
        string name,
        NodeProject project,
        IResourceBuilder<IResourceWithConnectionString> database,
        IResourceBuilder<IResourceWithConnectionString> redis,
        ChatwootInstallation chatwoot)
    {
        var dashboard = builder.AddResource(new NodeDashboardResource(name, project.Npm, project.Folder))
            .WithArgs("run", project.Script)
            .WithHttpEndpoint(env: "PORT")
            .WithOtlpExporter()
            .WithEnvironment("NODE_ENV", "development")
            .WithEnvironment("NO_UPDATE_NOTIFIER", "1")
            .WithConventionalNames(database.Resource, redis.Resource, chatwoot)
            .WithIconName("CodeJsRectangle");

        if (project.PortArguments is { Count: > 0 } arguments)
        {
            var port = dashboard.GetEndpoint("http").Property(EndpointProperty.TargetPort);
            dashboard.WithArgs(["--", .. arguments, port]);
        }

        return project.NeedsInstall ? dashboard.WaitForCompletion(Install(builder, name, project, dashboard)) : dashboard;
    }

    private static IResourceBuilder<ExecutableResource> Install(
        IDistributedApplicationBuilder builder, string name, NodeProject project, IResourceBuilder<NodeDashboardResource> dashboard) =>
        builder.AddExecutable($"{name}-install", project.Npm, project.Folder, project.HasLock ? "ci" : "install", "--no-audit", "--no-fund")
            .WithEnvironment("NO_UPDATE_NOTIFIER", "1")
            .WithParentRelationship(dashboard)
            .WithIconName("BoxArrowUp");

    /// <summary>The names that Node programs read, beside the ones that our own dashboard has.</summary>
    private static IResourceBuilder<NodeDashboardResource> WithConventionalNames(
        this IResourceBuilder<NodeDashboardResource> dashboard,
        IResourceWithConnectionString database,
        IResourceWithConnectionString redis,
        ChatwootInstallation chatwoot) => dashboard
            .WithEnvironment("DATABASE_URL", database.GetConnectionProperty("Uri"))
            .WithEnvironment("REDIS_URL", redis.GetConnectionProperty("Uri"))
            .WithEnvironment("CHATWOOT_BASE_URL", chatwoot.Web.GetEndpoint("http"))
            .WithEnvironment("CHATWOOT_ACCOUNT_ID", "1")
            .WithEnvironment("CHATWOOT_API_TOKEN", chatwoot.Secrets.ApiAccessToken)
            .WithEnvironment("CHATWOOT_WEBHOOK_SECRET", chatwoot.Secrets.WebhookSecret);
}
