using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Builds and starts the application of an AppHost project; derive from it to change the application on the way.</summary>
public class DistributedApplicationFactory : IDisposable, IAsyncDisposable
{
    private readonly EntryPointRunner _runner;
    private DistributedApplication? _application;

    public DistributedApplicationFactory(Type entryPoint)
        : this(entryPoint, [])
    {
    }

    public DistributedApplicationFactory(Type entryPoint, string[] args)
    {
        ArgumentNullException.ThrowIfNull(entryPoint);
        ArgumentNullException.ThrowIfNull(args);

        _runner = new EntryPointRunner(entryPoint.Assembly, args, (options, settings) =>
        {
            options.AssemblyName = entryPoint.Assembly.GetName().Name;
            TestingDefaults.Apply(options, settings, new DistributedApplicationTestingBuilderOptions());
            OnBuilderCreating(options, settings);
        })
        {
            Constructed = builder =>
            {
                TestingDefaults.AddServices(builder.Services);
                OnBuilderCreated(builder);
            },
            Building = OnBuilding,
            Built = OnBuilt,
        };
    }

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _runner.StartAsync(cancellationToken);
        _application = new TestedApplication(await _runner.BuildAsync(cancellationToken), _runner.Release);
        await _application.StartAsync(cancellationToken);
    }

    public HttpClient CreateHttpClient(string resourceName, string? endpointName = null) =>
        Application.CreateHttpClient(resourceName, endpointName);

    public ValueTask<string?> GetConnectionString(string resourceName) => Application.GetConnectionStringAsync(resourceName);

    public Uri GetEndpoint(string resourceName, string? endpointName = null) => Application.GetEndpoint(resourceName, endpointName);

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        _application?.Dispose();
        _runner.Release();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        _runner.Release();
    }

    protected virtual void OnBuilderCreating(DistributedApplicationOptions applicationOptions, HostApplicationBuilderSettings hostOptions)
    {
    }

    protected virtual void OnBuilderCreated(DistributedApplicationBuilder applicationBuilder)
    {
    }

    protected virtual void OnBuilding(DistributedApplicationBuilder applicationBuilder)
    {
    }

    protected virtual void OnBuilt(DistributedApplication application)
    {
    }

    private DistributedApplication Application =>
        _application ?? throw new InvalidOperationException("The application has not been started. Call StartAsync first.");
}
