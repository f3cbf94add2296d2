using HotDash.Hosting.Chatwoot;

/// <summary>
/// What operators work in: HotDash's own dashboard from source, in a run also from its image or the Node project that
/// <c>HotDash:Dashboard:Path</c> names.
/// </summary>
/// <param name="Resource">What runs.</param>
/// <param name="Http">Where it listens.</param>
/// <param name="WebhookPath">Where it takes Chatwoot's webhooks.</param>
/// <param name="Project">Ours from source, which is what is published; null when something else runs in its place.</param>
internal sealed record OperatorDashboard(
    IResourceBuilder<IResourceWithEnvironment> Resource, EndpointReference Http, string WebhookPath, IResourceBuilder<ProjectResource>? Project)
{
    private const string DefaultWebhookPath = "/webhooks/chatwoot";

    public static OperatorDashboard Add<TProject>(
        IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<IResourceWithConnectionString> database,
        IResourceBuilder<IResourceWithConnectionString> redis,
        ChatwootInstallation chatwoot)
        where TProject : IProjectMetadata, new()
    {
        if (NodeProject.Read(builder) is { } node)
        {
            var elsewhere = NodeDashboard.Add(builder, name, node, database, redis, chatwoot);
            Wire(elsewhere, database, redis, chatwoot).WithHttpHealthCheck(node.HealthPath);

            return new OperatorDashboard(elsewhere, elsewhere.GetEndpoint("http"), node.WebhookPath ?? DefaultWebhookPath, null);
        }

        if (DashboardImage.IsChosen(builder, database.Resource))
        {
            var container = DashboardImage.Add(builder, name);
            Wire(container, database, redis, chatwoot)
                .WithHttpHealthCheck("/health")
                .WaitForCompletion(DashboardImage.AddPrepare(builder, $"{name}-prepare", database));

            return new OperatorDashboard(container, container.GetEndpoint("http"), DefaultWebhookPath, null);
        }

        var prepare = builder.AddProject<TProject>($"{name}-prepare")
            .WithArgs("prepare")
            .WithReference(database, connectionName: "hotdash")
            .WaitFor(database)
            .ExcludeFromManifest();

        var own = builder.AddProject<TProject>(name).WithHttpEndpoint();
        Wire(own, database, redis, chatwoot)
            .WithHttpHealthCheck("/health")
            .WaitForCompletion(prepare);

        return new OperatorDashboard(own, own.GetEndpoint("http"), DefaultWebhookPath, own);
    }

    private static IResourceBuilder<T> Wire<T>(
        IResourceBuilder<T> dashboard,
        IResourceBuilder<IResourceWithConnectionString> database,
        IResourceBuilder<IResourceWithConnectionString> redis,
        ChatwootInstallation chatwoot)
        where T : IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithWaitSupport => dashboard
            .WithReference(database, connectionName: "hotdash")
            .WithReference(redis, connectionName: "redis")
            .WithReference(chatwoot.Web)
            .WithEnvironment("Chatwoot__AccountId", "1")
            .WithEnvironment("Chatwoot__ApiAccessToken", chatwoot.Secrets.ApiAccessToken)
            .WithEnvironment("Chatwoot__WebhookSecret", chatwoot.Secrets.WebhookSecret)
            .WithExternalHttpEndpoints()
            .WaitFor(chatwoot.Web)
            .WaitFor(chatwoot.Worker);
}
