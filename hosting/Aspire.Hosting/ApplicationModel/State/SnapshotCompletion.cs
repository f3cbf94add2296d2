using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds to a snapshot what follows from the resource's annotations: commands, relationships, icon, visibility, pending health reports.</summary>
internal static class SnapshotCompletion
{
    public static CustomResourceSnapshot Initial(IResource resource) =>
        resource.Annotations.OfType<ResourceSnapshotAnnotation>().LastOrDefault()?.InitialSnapshot
        ?? new CustomResourceSnapshot { ResourceType = ResourceTypes.Of(resource), Properties = [] };

    public static CustomResourceSnapshot Complete(IResource resource, CustomResourceSnapshot? previous, CustomResourceSnapshot next, IServiceProvider services)
    {
        if (previous is null)
        {
            next = next with
            {
                CreationTimeStamp = next.CreationTimeStamp ?? (services.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow().UtcDateTime,
                HealthReports = PendingReports(resource, next.HealthReports),
                Relationships = next.Relationships.IsDefaultOrEmpty ? Relationships(resource) : next.Relationships,
            };
            next = WithIcon(resource, next);
        }

        if (IsHiddenNow(resource, next))
        {
            next = next with { IsHidden = true };
        }

        return next with { Commands = Commands(resource, next, services) };
    }

    public static ImmutableArray<RelationshipSnapshot> Relationships(IResource resource) =>
    [
        .. resource.Annotations.OfType<ResourceRelationshipAnnotation>()
            .Select(relationship => new RelationshipSnapshot(relationship.Resource.Name, relationship.Type))
            .Distinct(),
    ];

    private static ImmutableArray<HealthReportSnapshot> PendingReports(IResource resource, ImmutableArray<HealthReportSnapshot> reports) =>
        reports.IsDefaultOrEmpty
            ? [.. resource.SelfAndAncestors().SelectMany(owner => owner.Annotations.OfType<HealthCheckAnnotation>()).Select(check => check.Key).Distinct().Select(key => new HealthReportSnapshot(key, null, null, null))]
            : reports;

    private static CustomResourceSnapshot WithIcon(IResource resource, CustomResourceSnapshot snapshot) =>
        snapshot.IconName is null && resource.Annotations.OfType<ResourceIconAnnotation>().LastOrDefault() is { } icon
            ? snapshot with { IconName = icon.IconName, IconVariant = icon.IconVariant }
            : snapshot;

    private static bool IsHiddenNow(IResource resource, CustomResourceSnapshot snapshot) =>
        resource.Annotations.OfType<HiddenAnnotation>().LastOrDefault() is { } hidden
        && (hidden.Behavior == HiddenBehavior.Always
            || (KnownResourceStates.IsTerminal(snapshot.State?.Text) && snapshot.ExitCode is { } exitCode && hidden.SuccessfulExitCodes.Contains(exitCode)));

    private static ImmutableArray<ResourceCommandSnapshot> Commands(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        var context = new UpdateCommandStateContext { ResourceSnapshot = snapshot, Services = services };

        return
        [
            .. resource.Annotations.OfType<ResourceCommandAnnotation>().Select(command => new ResourceCommandSnapshot(
                command.Name,
                command.UpdateState(context),
                command.DisplayName,
                command.DisplayDescription,
                null,
                command.ConfirmationMessage,
                command.IconName,
                command.IconVariant,
                command.IsHighlighted)
            {
                Arguments = command.Arguments,
                Visibility = command.Visibility,
            }),
        ];
    }
}
