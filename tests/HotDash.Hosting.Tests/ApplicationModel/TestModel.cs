using System.Net;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HotDash.Hosting.Tests.ApplicationModel;

/// <summary>A model in run mode without an orchestrator: tests play its part.</summary>
internal sealed class TestModel : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotdash-model-").FullName;
    private DistributedApplication? _app;

    public TestModel(params string[] args)
    {
        Builder = new DistributedApplicationBuilder(new DistributedApplicationOptions { ProjectDirectory = _folder, DisableDashboard = true, Args = args });
        Builder.Services.AddSingleton<TimeProvider>(Time);
    }

    public DistributedApplicationBuilder Builder { get; }

    public FakeTimeProvider Time { get; } = new();

    public DistributedApplication App => _app ??= Builder.Build();

    public ResourceNotificationService Notifications => App.ResourceNotifications;

    public static void Allocate(IResourceBuilder<IResourceWithEndpoints> resource, string endpointName, int port)
    {
        var endpoint = resource.Resource.Annotations.OfType<EndpointAnnotation>().Single(candidate => candidate.Name == endpointName);
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", port, targetPortExpression: (port + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        endpoint.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            KnownNetworkIdentifiers.DefaultAspireContainerNetwork,
            new AllocatedEndpoint(endpoint, resource.Resource.Name, endpoint.TargetPort ?? IPEndPoint.MaxPort, EndpointBindingMode.SingleAddress, null, KnownNetworkIdentifiers.DefaultAspireContainerNetwork));
    }

    public async Task<Dictionary<string, string>> EnvironmentOfAsync(IResourceBuilder<IResource> resource)
    {
        var configuration = await ExecutionConfigurationBuilder.Create(resource.Resource)
            .WithEnvironmentVariablesConfig()
            .BuildAsync(Builder.ExecutionContext, cancellationToken: TestContext.Current.CancellationToken);

        return configuration.Exception is null ? new Dictionary<string, string>(configuration.EnvironmentVariables) : throw configuration.Exception;
    }

    public Task SetStateAsync(IResourceBuilder<IResource> resource, string state, int? exitCode = null) =>
        Notifications.PublishUpdateAsync(resource.Resource, snapshot => snapshot with { State = state, ExitCode = exitCode });

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
