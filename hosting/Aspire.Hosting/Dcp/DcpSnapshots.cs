using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.Dcp.Objects;

namespace Aspire.Hosting.Dcp;

/// <summary>Writes what DCP reports of an object into the resource's snapshot.</summary>
internal static class DcpSnapshots
{
    private const int UnknownExit = -1;

    /// <summary>Before anything runs: an explicit start waits for its command, a child stands below its parent.</summary>
    public static CustomResourceSnapshot Initial(CustomResourceSnapshot snapshot, IResource resource)
    {
        if (resource.TryGetParent(out var parent))
        {
            snapshot = snapshot with
            {
                Properties = DcpProperties.Set(snapshot.Properties, [new("resource.parentName", parent.GetInstanceNames()[0])]),
            };
        }

        return resource.HasAnnotationOfType<ExplicitStartupAnnotation>() && DcpApplication.IsRunByDcp(resource)
            ? snapshot with { State = KnownResourceStates.NotStarted }
            : snapshot;
    }

    public static CustomResourceSnapshot Apply(CustomResourceSnapshot snapshot, DcpResource resource, DcpExecutable executable)
    {
        var status = executable.Status;
        var killed = status is { ExitCode: UnknownExit, State: "Finished" or "Terminated" } && !resource.StopRequested;
        var result = snapshot with
        {
            State = StateOf(snapshot, status?.State, killed),
            CreationTimeStamp = executable.Metadata.CreationTimestamp?.UtcDateTime ?? snapshot.CreationTimeStamp,
            StartTimeStamp = status?.StartupTimestamp?.UtcDateTime,
            StopTimeStamp = status?.FinishTimestamp?.UtcDateTime,
            ExitCode = status?.ExitCode,
            EnvironmentVariables = EnvironmentOf(resource, status?.EffectiveEnv),
            Urls = UrlsOf(resource, status?.State == KnownResourceStates.Running),
        };
        return result with
        {
            Properties = DcpProperties.Set(
                result.Properties,
                [
                    .. DcpProperties.OfExecutable(resource, status),
                    DcpProperties.Ended(killed ? "killed by a signal" : EndOf(resource, status)),
                    DcpProperties.Restarts(resource),
                ]),
        };
    }

    public static CustomResourceSnapshot Apply(CustomResourceSnapshot snapshot, DcpResource resource, DcpContainer container)
    {
        var status = container.Status;
        var result = snapshot with
        {
            State = StateOf(snapshot, status?.State is "Pending" ? KnownResourceStates.Starting : status?.State, killed: false),
            CreationTimeStamp = container.Metadata.CreationTimestamp?.UtcDateTime ?? snapshot.CreationTimeStamp,
            StartTimeStamp = status?.StartupTimestamp?.UtcDateTime,
            StopTimeStamp = status?.FinishTimestamp?.UtcDateTime,
            ExitCode = status?.ExitCode is UnknownExit ? null : status?.ExitCode,
            EnvironmentVariables = EnvironmentOf(resource, status?.EffectiveEnv),
            Urls = UrlsOf(resource, status?.State == KnownResourceStates.Running),
            Volumes = [.. (container.Spec.VolumeMounts ?? []).Select(mount => new VolumeSnapshot(mount.Source, mount.Target, mount.Type, mount.ReadOnly))],
        };
        return result with
        {
            Properties = DcpProperties.Set(
                result.Properties,
                [.. DcpProperties.OfContainer(resource, container), DcpProperties.Restarts(resource)]),
        };
    }

    public static ImmutableArray<UrlSnapshot> UrlsOf(DcpResource resource, bool running) =>
        [.. resource.Urls.Select(url => url.Snapshot with
        {
            IsInactive = url.ServiceName is { } service ? !running || !resource.ActiveServices.Contains(service) : !running,
        })];

    /// <summary>A stop that the user asked for ends in -1 as well; then there is nothing to explain.</summary>
    private static string? EndOf(DcpResource resource, DcpExecutableStatus? status) => status switch
    {
        { ExitCode: UnknownExit } when resource.StopRequested => "stopped",
        { ExitCode: { } exitCode } => string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}"),
        _ => null,
    };

    private static ResourceStateSnapshot? StateOf(CustomResourceSnapshot snapshot, string? state, bool killed) => state switch
    {
        // DCP has not looked at the object yet.
        null or "" => snapshot.State,
        "FailedToStart" => new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error),
        _ when killed => new ResourceStateSnapshot(state, KnownResourceStateStyles.Error),
        _ => new ResourceStateSnapshot(state, null),
    };

    /// <summary>
    /// Only what the model set, with DCP's templates resolved. What processes inherit from the developer's shell stays out of
    /// the dashboard and the command line.
    /// </summary>
    private static ImmutableArray<EnvironmentVariableSnapshot> EnvironmentOf(DcpResource resource, IReadOnlyList<DcpEnvVar>? effective)
    {
        var resolved = (effective ?? []).DistinctBy(variable => variable.Name).ToDictionary(variable => variable.Name, variable => variable.Value);
        return
        [
            .. resource.Launch.Environment.Select(variable =>
                new EnvironmentVariableSnapshot(variable.Key, resolved.GetValueOrDefault(variable.Key, variable.Value.Text), IsFromSpec: true)
                {
                    IsSensitive = variable.Value.IsSensitive,
                }),
        ];
    }
}
