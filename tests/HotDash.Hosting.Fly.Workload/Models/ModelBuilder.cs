using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Fly.Provisioning;
using HotDash.Hosting.Fly.Publishing;

namespace HotDash.Hosting.Fly.Workload.Models;

/// <summary>Builds a spec through the public API. The order in which equal things are said comes from a seed and must not show.</summary>
internal sealed class ModelBuilder(ModelSpec spec, string folder, int order)
{
    private readonly Random _random = new(order);
    private readonly Dictionary<string, IResourceBuilder<ContainerResource>> _apps = [];
    private readonly Dictionary<string, IResourceBuilder<ParameterResource>> _parameters = [];
    private readonly Dictionary<string, IResourceBuilder<IResourceWithConnectionString>> _connections = [];
    private IDistributedApplicationBuilder _builder = null!;

    /// <summary>A watcher of configuration files for each of thousands of models is more than Linux gives a user.</summary>
    static ModelBuilder() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");

    public async Task<FlyPublication> PublishAsync(CancellationToken cancellationToken)
    {
        _builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = ["--operation", "publish", "--step", "publish"], ProjectDirectory = folder, DisableDashboard = true });
        var environment = _builder.AddFlyEnvironment("fly");
        Configure(environment);

        foreach (var app in Shuffled(spec.Apps))
        {
            _apps[app.Name] = AddContainer(app, app.Name);
        }

        foreach (var app in Shuffled(spec.Apps))
        {
            Publish(app, _apps[app.Name]);
        }

        var model = await new FlyModelReader(new DistributedApplicationModel(_builder.Resources), _builder.ExecutionContext, environment.Resource).ReadAsync(cancellationToken);

        return FlyPublication.Create(model, environment.Resource);
    }

    private void Configure(IResourceBuilder<FlyEnvironmentResource> environment)
    {
        environment.Resource.Region = spec.Region;
        environment.Resource.Organization = spec.Organization;

        if (spec.HasWorkflows)
        {
            environment.WithWorkflows(new FlyWorkflowOptions { Environment = "staging", AppHost = "AppHost", Branches = [spec.Branch] });
        }

        if (spec.Postgres is { } postgres)
        {
            Connection("postgres").PublishAsFlyPostgres(new FlyPostgres { Name = postgres, Plan = spec.PostgresPlan });
        }

        if (spec.Redis is { } redis)
        {
            Connection("redis").PublishAsFlyRedis(new FlyRedis { Name = redis, Plan = spec.RedisPlan });
        }
    }

    private IResourceBuilder<ContainerResource> AddContainer(AppSpec app, string name)
    {
        var container = app.Tag is null ? _builder.AddContainer(name, app.Image) : _builder.AddContainer(name, app.Image, app.Tag);

        if (app.ImageDigest is { } digest)
        {
            container.WithImageSHA256(digest);
        }

        if (app.Entrypoint is { } entrypoint)
        {
            container.WithEntrypoint(entrypoint);
        }

        return container;
    }

    private void Publish(AppSpec app, IResourceBuilder<ContainerResource> container)
    {
        foreach (var endpoint in Shuffled(app.Endpoints))
        {
            container.WithEndpoint(endpoint.Name, annotation =>
            {
                annotation.UriScheme = endpoint.Scheme;
                annotation.TargetPort = endpoint.Port;
                annotation.IsExternal = endpoint.IsExternal;
                annotation.Transport = endpoint.IsHttp2 ? "http2" : endpoint.Scheme is "http" ? "http" : "tcp";
            });
        }

        Say(app, container);
        AddVariables(app, container);

        foreach (var worker in Shuffled(app.Workers))
        {
            var member = AddContainer(app, worker.Name).WithArgs([.. worker.Arguments]).WithAnnotation(new ReplicaAnnotation(worker.Replicas), ResourceAnnotationMutationBehavior.Replace);
            AddVariables(app, member);
            member.PublishAsFlyProcessGroup(container, worker.Name, group => (group.Machine, group.Restart) = (worker.Machine, worker.Restart));
        }

        container.PublishAsFlyApp(settings => AppSettings.Apply(app, settings, _builder, Shuffled));
    }

    private void Say(AppSpec app, IResourceBuilder<ContainerResource> container)
    {
        container.WithAnnotation(new ReplicaAnnotation(app.Replicas), ResourceAnnotationMutationBehavior.Replace).WithArgs([.. app.Arguments]);

        foreach (var other in Shuffled(app.WaitsFor).Where(_apps.ContainsKey))
        {
            container.WaitFor(_apps[other]);
        }

        (bool Applies, Action Apply)[] sayings =
        [
            (app.HealthPath is not null && app.Endpoints.Any(endpoint => endpoint.Scheme is "http"), () => container.WithHttpHealthCheck(app.HealthPath)),
            (app.ProbePath is not null, () => container.WithHttpProbe(ProbeType.Readiness, app.ProbePath)),
            (app.HasStartupProbe, () => container.WithHttpProbe(ProbeType.Startup, "/started")),
            (app.HasAliases, () => container.WithContainerNetworkAlias("alias")),
            (app.HasRuntimeArguments, () => container.WithContainerRuntimeArgs("--privileged")),
            (app.Volume is not null, () => container.WithVolume("data", app.Volume!)),
        ];

        foreach (var (_, apply) in Shuffled(sayings.Where(saying => saying.Applies)))
        {
            apply();
        }
    }

    private void AddVariables(AppSpec app, IResourceBuilder<ContainerResource> container)
    {
        foreach (var (name, value) in Shuffled(app.Variables))
        {
            _ = value.Kind switch
            {
                ValueKind.SecretParameter => container.WithEnvironment(name, Parameter(value.Text)),
                ValueKind.ConnectionString => container.WithEnvironment(name, Connection(value.Text)),
                ValueKind.Endpoint when _apps.TryGetValue(value.Text, out var other) => container.WithEnvironment(name, other.GetEndpoint("http")),
                ValueKind.Expression => container.WithEnvironment(name, ReferenceExpression.Create($"before {Parameter(value.Text)} after")),
                _ => container.WithEnvironment(name, value.Text),
            };
        }
    }

    private IResourceBuilder<ParameterResource> Parameter(string name) =>
        _parameters.TryGetValue(name, out var parameter) ? parameter : _parameters[name] = _builder.AddParameter(name, secret: true);

    private IResourceBuilder<IResourceWithConnectionString> Connection(string name) =>
        _connections.TryGetValue(name, out var connection) ? connection : _connections[name] = _builder.AddConnectionString(name);

    private List<T> Shuffled<T>(IEnumerable<T> items) => [.. items.OrderBy(_ => _random.Next())];
}
