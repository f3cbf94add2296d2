using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Compose;

/// <summary>Reads the services of a Compose file out of the application model. Evaluates callbacks; reads no secret and no file.</summary>
internal sealed class ComposeModelReader(DistributedApplicationModel model, DistributedApplicationExecutionContext executionContext)
{
    private readonly ComposeValues _values = new();

    /// <summary>Names of the environment file's variables, with what each is; complete after <see cref="ReadAsync"/>.</summary>
    public IReadOnlyDictionary<string, string> Variables => _values.Variables;

    public async Task<IReadOnlyList<ComposeService>> ReadAsync(CancellationToken cancellationToken)
    {
        var services = new List<ComposeService>();
        foreach (var resource in model.Resources.Where(resource => resource is ProjectResource || resource.IsContainer()))
        {
            var service = await ReadServiceAsync(resource, cancellationToken);
            services.Add(service);
            if (resource is PostgresServerResource { Databases.Count: > 0 } server)
            {
                services.Add(PostgresDatabases.CreationOn(server, service));
            }
        }

        return services;
    }

    private async Task<ComposeService> ReadServiceAsync(IResource resource, CancellationToken cancellationToken)
    {
        var image = ComposeImage.Of(resource);
        _values.Declare(image.Variable, $"{image.Hint}, by digest: NAME@sha256:DIGEST");

        return new ComposeService(resource.Name)
        {
            ImageVariable = image.Variable,
            ImageHint = image.Hint,
            Entrypoint = (resource as ContainerResource)?.Entrypoint,
            Command = await ReadArgumentsAsync(resource, cancellationToken),
            Environment = await ReadVariablesAsync(resource, cancellationToken),
            Ports = [.. resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.IsExternal).Select(endpoint => _values.PublishedPort(resource, endpoint))],
            Volumes = [.. resource.Annotations.OfType<ContainerMountAnnotation>().Select(mount => VolumeOf(resource, mount))],
            DependsOn = DependenciesOf(resource),
            HealthCommand = HealthCommandOf(resource),
            IsOneShot = model.Resources.SelectMany(other => other.Annotations.OfType<WaitAnnotation>()).Any(wait => wait.Resource == resource && wait.WaitType == WaitType.WaitForCompletion),
            // Servers prepare their folders as root before they give up their rights.
            IsHardened = resource is not IResourceWithConnectionString,
        };
    }

    private async Task<IReadOnlyList<string>> ReadArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        var context = new CommandLineArgsCallbackContext(arguments, resource, cancellationToken) { ExecutionContext = executionContext };
        foreach (var callback in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToList())
        {
            await callback.Callback(context);
        }

        return [.. arguments.Select(_values.Resolve)];
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadVariablesAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource, cancellationToken: cancellationToken);
        foreach (var callback in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList())
        {
            await callback.Callback(context);
        }

        return context.EnvironmentVariables.ToDictionary(variable => variable.Key, variable => _values.Resolve(variable.Value));
    }

    private static SortedDictionary<string, string> DependenciesOf(IResource resource)
    {
        var dependencies = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var wait in resource.Annotations.OfType<WaitAnnotation>())
        {
            if (wait.Resource is PostgresDatabaseResource database)
            {
                dependencies[PostgresDatabases.ServiceName(database.Parent)] = "service_completed_successfully";
                dependencies[database.Parent.Name] = "service_healthy";
                continue;
            }

            dependencies[wait.Resource.Name] = wait.WaitType switch
            {
                WaitType.WaitForCompletion => "service_completed_successfully",
                WaitType.WaitUntilHealthy => "service_healthy",
                _ => "service_started",
            };
        }

        return dependencies;
    }

    private static string? HealthCommandOf(IResource resource) => resource switch
    {
        // By the network, not by the socket: while the image prepares its data a server answers on the socket alone.
        PostgresServerResource => "pg_isready --quiet --host=127.0.0.1",
        RedisResource => "REDISCLI_AUTH=$$REDIS_PASSWORD redis-cli ping | grep -q PONG",
        _ => null,
    };

    private static string VolumeOf(IResource resource, ContainerMountAnnotation mount) => mount is { Type: ContainerMountType.Volume, Source: { Length: > 0 } name }
        ? $"{name}:{mount.Target}{(mount.IsReadOnly ? ":ro" : "")}"
        : throw new DistributedApplicationException($"The mount on '{mount.Target}' of resource '{resource.Name}' is no named volume; only those have a place in a Compose file. Mount it in run mode only.");
}
