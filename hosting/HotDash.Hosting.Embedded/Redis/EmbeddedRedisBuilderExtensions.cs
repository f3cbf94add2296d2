using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Embedded.Commands;
using HotDash.Hosting.Embedded.Hosts;
using HotDash.Hosting.Embedded.Instance;
using HotDash.Hosting.Embedded.Restarts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotDash.Hosting.Embedded.Redis;

public static class EmbeddedRedisBuilderExtensions
{
    /// <summary>
    /// Adds a Redis-protocol server that runs as a local process and keeps its data in this clone: redis-server or
    /// valkey-server 7 or newer if the machine has one, otherwise Garnet. <c>HotDash:Redis</c> chooses explicitly.
    /// </summary>
    public static IResourceBuilder<EmbeddedRedisResource> AddEmbeddedRedis(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var password = ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false);
        var redis = new EmbeddedRedisResource(name, builder.AppHostDirectory, password);
        var folder = DataFolders.For(builder, name);
        builder.AddSingleInstance();
        builder.AddServerRestarts();

        return builder.AddResource(redis)
            .WithEmbeddedHost(EmbeddedHost.RedisVerb, folder)
            .WithOptionalSetting(EmbeddedHost.Engine, "HotDash:Redis")
            .WithEndpoint(scheme: "tcp", name: EmbeddedRedisResource.EndpointName, env: EmbeddedHost.Port, isProxied: false)
            .WithEnvironment(context => context.EnvironmentVariables[EmbeddedHost.Password] = password)
            .WithPing()
            .WithIconName("DatabaseLightning")
            .WithResetData(folder)
            .WithShowConnectionString()
            .ExcludeFromManifest();
    }

    private static IResourceBuilder<EmbeddedRedisResource> WithPing(this IResourceBuilder<EmbeddedRedisResource> builder)
    {
        var key = $"{builder.Resource.Name}_ping";
        builder.ApplicationBuilder.Services.AddHealthChecks()
            .Add(new HealthCheckRegistration(key, _ => new RedisHealthCheck(builder.Resource), failureStatus: null, tags: null));

        return builder.WithHealthCheck(key);
    }
}
