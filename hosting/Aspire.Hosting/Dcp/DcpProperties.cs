using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>Names and values of the properties that the dashboard knows for executables, projects and containers.</summary>
internal static class DcpProperties
{
    public const string WaitingFor = "resource.waitingFor";
    public const string EndedBy = "resource.ended";

    public static IEnumerable<ResourcePropertySnapshot> OfExecutable(DcpResource resource, DcpExecutableStatus? status)
    {
        yield return new("executable.path", resource.Launch.Command);
        yield return new("executable.workDir", resource.Launch.WorkingDirectory);
        yield return Arguments("executable.args", resource);
        yield return new("executable.pid", status?.Pid?.ToString(CultureInfo.InvariantCulture));
        if (resource.Resource is ProjectResource project && project.TryGetLastAnnotation<IProjectMetadata>(out var metadata))
        {
            yield return new("project.path", metadata.ProjectPath);
        }

        foreach (var property in AppArguments(resource))
        {
            yield return property;
        }
    }

    public static IEnumerable<ResourcePropertySnapshot> OfContainer(DcpResource resource, DcpContainer container)
    {
        yield return new("container.image", container.Spec.Image);
        yield return new("container.id", container.Status?.ContainerId);
        yield return new("container.command", container.Spec.Command);
        yield return Arguments("container.args", resource);
        yield return new(
            "container.ports",
            (container.Spec.Ports ?? []).Select(port => port.ContainerPort.ToString(CultureInfo.InvariantCulture)).ToImmutableArray());
        yield return new("container.lifetime", container.Spec.Persistent == true ? nameof(ContainerLifetime.Persistent) : nameof(ContainerLifetime.Session));
        foreach (var property in AppArguments(resource))
        {
            yield return property;
        }
    }

    public static ResourcePropertySnapshot Ended(string? how) =>
        new(EndedBy, how) { DisplayName = "Ended by", IsHighlighted = how is not null };

    public static ResourcePropertySnapshot Restarts(DcpResource resource) =>
        new("resource.restarts", resource.Restarts.ToString(CultureInfo.InvariantCulture)) { DisplayName = "Restarts" };

    public static ImmutableArray<ResourcePropertySnapshot> Set(
        ImmutableArray<ResourcePropertySnapshot> present, IReadOnlyList<ResourcePropertySnapshot> changes)
    {
        var changed = changes.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        return [.. present.IsDefault ? [] : present.Where(property => !changed.Contains(property.Name)), .. changes];
    }

    private static ResourcePropertySnapshot Arguments(string name, DcpResource resource) =>
        new(name, resource.Launch.Arguments.Select(argument => argument.Text).ToImmutableArray())
        {
            IsSensitive = resource.Launch.Arguments.Any(argument => argument.IsSensitive),
        };

    private static IEnumerable<ResourcePropertySnapshot> AppArguments(DcpResource resource)
    {
        var arguments = resource.Launch.Arguments;
        if (arguments.Count > 0)
        {
            yield return new("resource.appArgs", arguments.Select(argument => argument.Text).ToImmutableArray())
            {
                IsSensitive = arguments.Any(argument => argument.IsSensitive),
            };
            yield return new("resource.appArgsSensitivity", arguments.Select(argument => argument.IsSensitive ? 1 : 0).ToImmutableArray());
        }
    }
}
