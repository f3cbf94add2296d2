using System.Reflection;
using Aspire.Hosting.Backchannel;
using Aspire.Hosting.Backchannel.Cli;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Health;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Aspire.Hosting;

/// <summary>Collects resources and services and builds the application.</summary>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly DistributedApplicationExecutionContextOptions _executionContextOptions;
    private readonly DistributedApplicationPipeline _pipeline = new();
    private readonly DistributedApplicationInterceptor? _interceptor;

    public DistributedApplicationBuilder(string[] args)
        : this(new DistributedApplicationOptions { Args = args })
    {
    }

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        _interceptor = DistributedApplicationInterceptor.Current;
        var settings = new HostApplicationBuilderSettings();
        _interceptor?.OnConstructing(options, settings);

        AppHostAssembly = options.AssemblyName is { } assemblyName ? Assembly.Load(assemblyName) : Assembly.GetEntryAssembly();
        _host = AppHostConfiguration.CreateHost(options, AppHostAssembly, settings);
        AppHost = new AppHostOptions(AppHostAssembly, options, _host.Environment.ContentRootPath);
        AppHostConfiguration.Complete(_host.Configuration, AppHost);
        UserSecretsManager = UserSecrets.Create(AppHostAssembly);
        _executionContextOptions = AppHostConfiguration.CreateExecutionContextOptions(_host.Configuration);
        ExecutionContext = new DistributedApplicationExecutionContext(_executionContextOptions);

        AddModelServices(options);

        if (ExecutionContext.IsRunMode)
        {
            AddRunServices(options);
        }
        else
        {
            AddPublishServices();
        }

        Services.AddBackchannels();
        _interceptor?.OnConstructed(this);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory => AppHost.Directory;

    public Assembly? AppHostAssembly { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IDistributedApplicationPipeline Pipeline => _pipeline;

    public IUserSecretsManager UserSecretsManager { get; }

    internal AppHostOptions AppHost { get; }

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);

        if (Resources.FirstOrDefault(existing => StringComparers.ResourceName.Equals(existing.Name, resource.Name)) is { } existing)
        {
            throw new DistributedApplicationException(
                $"Cannot add resource '{resource.Name}' of type '{resource.GetType().Name}': a resource of type '{existing.GetType().Name}' has that name already. Names differ in more than case.");
        }

        Resources.Add(resource);

        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);

        return new DistributedApplicationResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build()
    {
        _interceptor?.OnBuilding(this);
        var application = new DistributedApplication(_host.Build()) { Interceptor = _interceptor };
        _executionContextOptions.Services = application.Services;
        _interceptor?.OnBuilt(application);

        return application;
    }

    private void AddModelServices(DistributedApplicationOptions options)
    {
        Services.AddSingleton(options);
        Services.AddSingleton(AppHost);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton(Eventing);
        Services.AddSingleton(UserSecretsManager);
        Services.AddSingleton(_pipeline);
        Services.AddSingleton(_pipeline);
        Services.AddSingleton<IDistributedApplicationPipeline>(_pipeline);
        Services.AddSingleton<ApplicationStartup>();
        Services.AddSingleton<ParameterProcessor>();
        Services.AddSingleton<IPipelineOutputService, PipelineOutputService>();
        Services.AddSingleton<IDeploymentStateManager, FileDeploymentStateManager>();
        Services.AddSingleton(new DistributedApplicationModel(Resources));
        Services.TryAddSingleton(TimeProvider.System);
        Services.AddSingleton(provider => new ResourceLoggerService(provider.GetRequiredService<TimeProvider>()));
        Services.AddSingleton(CreateNotifications);
        Services.AddSingleton(provider => new ResourceCommandService(
            provider.GetRequiredService<ResourceNotificationService>(),
            provider.GetRequiredService<ResourceLoggerService>(),
            provider));
        Services.AddSingleton<InteractionService>();
        Services.AddSingleton<IInteractionService>(provider => provider.GetRequiredService<InteractionService>());
        Services.AddHealthChecks();
        Services.AddHttpClient();
        Services.Configure<PipelineOptions>(options => AppHostConfiguration.BindPipeline(Configuration, options));
        Services.Configure<ResourceNotificationServiceOptions>(notification => notification.DefaultWaitBehavior =
            options.DisableDashboard ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable);
    }

    private void AddRunServices(DistributedApplicationOptions options)
    {
        Services.AddHostedService<ResourceStateFollower>();
        Services.AddHostedService<ResourceHealthService>();
        Eventing.Subscribe<BeforeStartEvent>((@event, _) =>
        {
            @event.Model.Resources.ToList().ForEach(LifecycleCommands.AddTo);

            return Task.CompletedTask;
        });

        // The orchestrator holds back what it runs; the others raise the event themselves and are held back here.
        Eventing.Subscribe<BeforeResourceStartedEvent>((@event, cancellationToken) => DcpApplication.IsRunByDcp(@event.Resource)
            ? Task.CompletedTask
            : @event.Services.GetRequiredService<ResourceNotificationService>().WaitForDependenciesAsync(@event.Resource, cancellationToken));
        Services.AddDcp();

        if (!options.DisableDashboard)
        {
            Services.AddAspireDashboard();
        }
    }

    private void AddPublishServices()
    {
        Services.AddSingleton<IPipelineActivityReporter>(provider => string.IsNullOrEmpty(Configuration[CliBackchannelService.PathVariable])
            ? new ConsoleActivityReporter(Console.Out, Console.Error, provider.GetRequiredService<TimeProvider>())
            : provider.GetRequiredService<CliActivityReporter>());
        Services.AddHostedService<PipelineExecutor>();
    }

    private static ResourceNotificationService CreateNotifications(IServiceProvider provider) => new(
        provider.GetRequiredService<ILogger<ResourceNotificationService>>(),
        provider.GetRequiredService<IHostApplicationLifetime>(),
        provider,
        provider.GetRequiredService<ResourceLoggerService>())
    {
        DefaultWaitBehavior = provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<ResourceNotificationServiceOptions>>().Value.DefaultWaitBehavior,
    };
}
