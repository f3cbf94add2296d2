using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Turns a resource's snapshot into what the dashboard reads. One resource that the dashboard cannot convert ends its whole
/// data stream for good, so every mandatory field is always set here: creation time, display properties, names and values.
/// </summary>
internal sealed class DashboardResourceMapper(TimeProvider timeProvider)
{
    private readonly DateTime _fallbackCreation = timeProvider.GetUtcNow().UtcDateTime;

    public Proto.Resource Map(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
    {
        var created = snapshot.CreationTimeStamp ?? _fallbackCreation;
        var message = new Proto.Resource
        {
            Name = resourceId,
            ResourceType = snapshot.ResourceType ?? "",
            DisplayName = resource.Name,
            Uid = resourceId,
            State = snapshot.State?.Text ?? "",
            StateStyle = snapshot.State?.Style ?? "",
            CreatedAt = ToTimestamp(created),
            IsHidden = snapshot.IsHidden || snapshot.State?.Text == "Hidden",
            SupportsDetailedTelemetry = resource.Annotations.OfType<OtlpExporterAnnotation>().Any(),
        };
        if (snapshot.StartTimeStamp is { } started)
        {
            message.StartedAt = ToTimestamp(started);
        }

        if (snapshot.StopTimeStamp is { } stopped)
        {
            message.StoppedAt = ToTimestamp(stopped);
        }

        SetIcon(message, snapshot.IconName, snapshot.IconVariant);
        message.Properties.AddRange(DashboardProperties.Map(resource, resourceId, snapshot, created));
        message.Environment.AddRange(Present(snapshot.EnvironmentVariables).Where(item => !string.IsNullOrEmpty(item.Name)).Select(Map));
        message.Urls.AddRange(Present(snapshot.Urls).Where(url => !string.IsNullOrEmpty(url.Url)).Select(Map));
        message.Volumes.AddRange(Present(snapshot.Volumes).Select(Map));
        message.HealthReports.AddRange(Present(snapshot.HealthReports).Select(Map));
        message.Relationships.AddRange(Present(snapshot.Relationships).Select(Map));
        message.Commands.AddRange(DashboardCommandMapper.Map(Present(snapshot.Commands)));
        return message;
    }

    internal static Timestamp ToTimestamp(DateTime time) =>
        Timestamp.FromDateTime(time.Kind switch
        {
            DateTimeKind.Utc => time,
            DateTimeKind.Local => time.ToUniversalTime(),
            _ => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        });

    private static IEnumerable<T> Present<T>(System.Collections.Immutable.ImmutableArray<T> items) =>
        items.IsDefault ? [] : items.Where(item => item is not null);

    private static void SetIcon(Proto.Resource message, string? name, IconVariant? variant)
    {
        if (!string.IsNullOrEmpty(name))
        {
            message.IconName = name;
            message.IconVariant = DashboardCommandMapper.Map(variant ?? IconVariant.Filled);
        }
    }

    private static Proto.EnvironmentVariable Map(EnvironmentVariableSnapshot variable) =>
        new() { Name = variable.Name, Value = variable.Value ?? "", IsFromSpec = variable.IsFromSpec };

    private static Proto.Url Map(UrlSnapshot url)
    {
        var message = new Proto.Url
        {
            FullUrl = url.Url,
            IsInternal = url.IsInternal,
            IsInactive = url.IsInactive,
            DisplayProperties = new Proto.UrlDisplayProperties
            {
                SortOrder = url.DisplayProperties?.SortOrder ?? 0,
                DisplayName = url.DisplayProperties?.DisplayName ?? "",
            },
        };
        if (url.Name is not null)
        {
            message.EndpointName = url.Name;
        }

        return message;
    }

    private static Proto.Volume Map(VolumeSnapshot volume) => new()
    {
        Source = volume.Source ?? "",
        Target = volume.Target ?? "",
        MountType = volume.MountType ?? "",
        IsReadOnly = volume.IsReadOnly,
    };

    private static Proto.HealthReport Map(HealthReportSnapshot report)
    {
        var message = new Proto.HealthReport
        {
            Key = report.Name ?? "",
            Description = report.Description ?? "",
            Exception = report.ExceptionText ?? "",
        };
        if (report.Status is { } status)
        {
            message.Status = status switch
            {
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy => Proto.HealthStatus.Healthy,
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded => Proto.HealthStatus.Degraded,
                _ => Proto.HealthStatus.Unhealthy,
            };
        }

        if (report.LastRunAt is { } lastRun)
        {
            message.LastRunAt = ToTimestamp(lastRun);
        }

        return message;
    }

    private static Proto.ResourceRelationship Map(RelationshipSnapshot relationship) =>
        new() { ResourceName = relationship.ResourceName ?? "", Type = relationship.Type ?? "" };

    internal static string ToText(DateTime time) => time.ToString("O", CultureInfo.InvariantCulture);
}
