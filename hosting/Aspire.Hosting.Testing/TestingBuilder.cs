using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>A builder whose <c>Build</c> is done elsewhere: by the AppHost's entry point, or at once for a model written in a test.</summary>
internal sealed class TestingBuilder(
    IDistributedApplicationBuilder builder,
    Func<CancellationToken, Task<DistributedApplication>> build,
    Action dispose) : IDistributedApplicationTestingBuilder
{
    private Task<DistributedApplication>? _built;

    public ConfigurationManager Configuration => builder.Configuration;

    public string AppHostDirectory => builder.AppHostDirectory;

    public Assembly? AppHostAssembly => builder.AppHostAssembly;

    public IHostEnvironment Environment => builder.Environment;

    public IServiceCollection Services => builder.Services;

    public DistributedApplicationExecutionContext ExecutionContext => builder.ExecutionContext;

    public IDistributedApplicationEventing Eventing => builder.Eventing;

    public IDistributedApplicationPipeline Pipeline => builder.Pipeline;

    public IResourceCollection Resources => builder.Resources;

    public IUserSecretsManager UserSecretsManager => builder.UserSecretsManager;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource => builder.AddResource(resource);

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => builder.CreateResourceBuilder(resource);

    public DistributedApplication Build() => BuildAsync().GetAwaiter().GetResult();

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) =>
        _built ??= BuildCoreAsync(cancellationToken);

    public void Dispose() => dispose();

    public ValueTask DisposeAsync()
    {
        dispose();

        return ValueTask.CompletedTask;
    }

    private async Task<DistributedApplication> BuildCoreAsync(CancellationToken cancellationToken) =>
        new TestedApplication(await build(cancellationToken), dispose);
}
