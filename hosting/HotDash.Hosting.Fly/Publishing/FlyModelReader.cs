using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Fly.Provisioning;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>Reads what an environment publishes out of the application model. Evaluates callbacks; reads no secret and no file.</summary>
internal sealed class FlyModelReader(DistributedApplicationModel model, DistributedApplicationExecutionContext executionContext, FlyEnvironmentResource environment)
{
    private readonly List<FlyRefusal> _refusals = [];

    public async Task<FlyModel> ReadAsync(CancellationToken cancellationToken)
    {
        var resources = model.GetComputeResources().Where(resource => resource.GetComputeEnvironment() is not { } chosen || chosen == environment).ToList();
        var apps = new List<FlyAppModel>();

        foreach (var resource in resources.Where(resource => resource.HasAnnotationOfType<FlyAppAnnotation>()))
        {
            apps.Add(await ReadAppAsync(resource, resources, cancellationToken));
        }

        RefuseUnplaced(resources);

        return new FlyModel([.. apps.OrderBy(app => app.Name, StringComparer.Ordinal)], _refusals)
        {
            Postgres = [.. model.Resources.Select(Last<FlyPostgresAnnotation>).OfType<FlyPostgresAnnotation>().Select(annotation => annotation.Postgres).OrderBy(postgres => postgres.Name, StringComparer.Ordinal)],
            Redis = [.. model.Resources.Select(Last<FlyRedisAnnotation>).OfType<FlyRedisAnnotation>().Select(annotation => annotation.Redis).OrderBy(redis => redis.Name, StringComparer.Ordinal)],
        };
    }

    private async Task<FlyAppModel> ReadAppAsync(IResource resource, IReadOnlyList<IResource> resources, CancellationToken cancellationToken)
    {
        var app = Last<FlyAppAnnotation>(resource)!.App;
        var groups = new List<FlyGroupModel> { await ReadGroupAsync(resource, app, cancellationToken) };

        var members = resources.Where(member => Last<FlyProcessGroupAnnotation>(member)?.App == resource).OrderBy(member => member.Name, StringComparer.Ordinal).ToList();

        foreach (var member in members)
        {
            groups.Add(await ReadGroupAsync(member, Last<FlyProcessGroupAnnotation>(member)!.Group, cancellationToken));
            RefuseOtherImage(resource, member);
        }

        return new FlyAppModel
        {
            Settings = app,
            Region = app.Region ?? environment.Region,
            Groups = groups,
            WaitsFor = [.. members.Prepend(resource)
                .SelectMany(member => member.Annotations.OfType<WaitAnnotation>())
                .Select(wait => FlyAddresses.Find(wait.Resource)?.App.AppName).OfType<string>()
                .Where(name => name != app.AppName).Distinct().Order(StringComparer.Ordinal)],
            ExternalImage = resource.RequiresImageBuild() ? null : ImageName(resource),
            Project = resource is ProjectResource && Last<IProjectMetadata>(resource) is { } project ? Path.GetRelativePath(environment.PublishRoot, project.ProjectPath).Replace('\\', '/') : null,
        };
    }

    private async Task<FlyGroupModel> ReadGroupAsync(IResource resource, FlyGroup settings, CancellationToken cancellationToken)
    {
        RefuseMounts(resource, settings);
        _refusals.AddRange(FlyConcepts.Refuse(resource));

        return new FlyGroupModel
        {
            Resource = resource.Name,
            Settings = settings,
            Command = await ReadCommandAsync(resource, cancellationToken),
            Entrypoint = (resource as ContainerResource)?.Entrypoint,
            Endpoints = [.. resource.Annotations.OfType<EndpointAnnotation>().OrderBy(endpoint => endpoint.Name, StringComparer.Ordinal).Select(endpoint => new FlyEndpointModel(
                endpoint.Name, endpoint.UriScheme, endpoint.Protocol is ProtocolType.Udp, endpoint.Port, FlyAddresses.TargetPort(endpoint), endpoint.IsExternal, endpoint.Transport is "http2"))],
            HealthChecks = FlyHealthReader.Read(resource),
            OtherHealthChecks = FlyHealthReader.ReadOthers(resource),
            Variables = await ReadVariablesAsync(resource, cancellationToken),
            Replicas = resource.GetReplicaCount(),
        };
    }

    private async Task<IReadOnlyDictionary<string, FlyValue>> ReadVariablesAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new EnvironmentCallbackContext(executionContext, resource, cancellationToken: cancellationToken);

        foreach (var callback in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList())
        {
            await callback.Callback(context);
        }

        var variables = new SortedDictionary<string, FlyValue>(StringComparer.Ordinal);

        foreach (var (name, value) in context.EnvironmentVariables)
        {
            // Fly ends TLS before the machine, so an https endpoint of its own has no port to listen on.
            if (value is EndpointReferenceExpression { Property: EndpointProperty.TargetPort, Endpoint.IsHttps: true } || name is "HTTPS_PORTS" or "ASPNETCORE_HTTPS_PORTS")
            {
                continue;
            }

            variables[name] = FlyValueResolver.Resolve(resource, value);

            if (variables[name] is FlyValue.Unsupported unsupported)
            {
                Refuse(resource, $"variable {name}: {unsupported.Problem}", "Set it on Fly with WithVariable in PublishAsFlyApp, or only in run mode.");
            }
        }

        return variables;
    }

    private async Task<string?> ReadCommandAsync(IResource resource, CancellationToken cancellationToken)
    {
        var arguments = new List<object>();
        var context = new CommandLineArgsCallbackContext(arguments, resource, cancellationToken) { ExecutionContext = executionContext };

        foreach (var callback in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToList())
        {
            await callback.Callback(context);
        }

        var words = new List<string>();

        foreach (var argument in arguments)
        {
            if (FlyValueResolver.Resolve(resource, argument) is FlyValue.Literal literal)
            {
                words.Add(ShellWords.Quote(literal.Text));
            }
            else
            {
                Refuse(resource, $"argument {words.Count + 1} of its command is a secret or has no value on Fly.", "Pass it as an environment variable.");
            }
        }

        return words.Count == 0 ? null : string.Join(' ', words);
    }

    private void RefuseMounts(IResource resource, FlyGroup settings)
    {
        foreach (var mount in resource.Annotations.OfType<ContainerMountAnnotation>().Where(mount => mount.Type is ContainerMountType.BindMount || settings.Mounts.All(volume => volume.Destination != mount.Target)))
        {
            var remedy = mount.Type is ContainerMountType.BindMount
                ? "Put the files into the image, or mount them in run mode only."
                : $"Give the app a volume in PublishAsFlyApp: app.Mounts.Add(new FlyMount {{ Source = \"…\", Destination = \"{mount.Target}\" }}).";

            Refuse(resource, $"its {(mount.Type is ContainerMountType.BindMount ? "bind mount" : "volume")} on '{mount.Target}' has no counterpart on Fly.", remedy);
        }
    }

    private void RefuseOtherImage(IResource app, IResource member)
    {
        if (ImageName(app) != ImageName(member))
        {
            Refuse(member, $"its image '{ImageName(member)}' is not the image '{ImageName(app)}' of '{app.Name}', and all groups of an app run one image.", "Publish it as an app of its own.");
        }
    }

    /// <summary>Nothing is left out silently.</summary>
    private void RefuseUnplaced(IEnumerable<IResource> resources)
    {
        foreach (var resource in resources)
        {
            if (Last<FlyProcessGroupAnnotation>(resource) is { } member && !member.App.HasAnnotationOfType<FlyAppAnnotation>())
            {
                Refuse(resource, $"is a process group of '{member.App.Name}', which is not published as a Fly app.", $"Call PublishAsFlyApp on '{member.App.Name}'.");
            }
            else if (!resource.HasAnnotationOfType<FlyAppAnnotation>() && !resource.HasAnnotationOfType<FlyProcessGroupAnnotation>() && !resource.HasAnnotationOfType<OutsideFlyAnnotation>())
            {
                Refuse(resource, "nothing says what becomes of it on Fly.", "Call PublishAsFlyApp, PublishAsFlyProcessGroup or PublishOutsideFly on it.");
            }
        }
    }

    private void Refuse(IResource resource, string problem, string remedy) => _refusals.Add(new FlyRefusal(resource.Name, problem, remedy));

    private static string? ImageName(IResource resource) => resource.TryGetContainerImageName(out var name) ? name : null;

    private static T? Last<T>(IResource resource)
        where T : class, IResourceAnnotation => resource.TryGetLastAnnotation<T>(out var annotation) ? annotation : null;
}
