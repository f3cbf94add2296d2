using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary>Turns the state of a resource into what the CLI shows, without the secrets in it.</summary>
internal static class ResourceSnapshotMapper
{
    private const string WaitingForProperty = "resource.waitingFor";

    public static ResourceSnapshot Map(ResourceEvent state, SecretRedactor.SecretValues secrets)
    {
        var snapshot = state.Snapshot;

        return new ResourceSnapshot
        {
            Name = state.ResourceId,
            DisplayName = state.Resource.Name,
            ResourceType = snapshot.ResourceType,
            State = snapshot.State?.Text,
            WaitingFor = WaitingFor(snapshot),
            StateStyle = snapshot.State?.Style is { Length: > 0 } style ? style : null,
            HealthStatus = snapshot.HealthStatus?.ToString(),
            ExitCode = snapshot.ExitCode,
            CreatedAt = Utc(snapshot.CreationTimeStamp),
            StartedAt = Utc(snapshot.StartTimeStamp),
            StoppedAt = Utc(snapshot.StopTimeStamp),
            Urls = [.. snapshot.Urls.Where(url => !url.IsInactive).Select(Map)],
            Relationships = [.. snapshot.Relationships.Select(relationship => new ResourceSnapshotRelationship(relationship.ResourceName, relationship.Type))],
            HealthReports = [.. snapshot.HealthReports.Select(report => new ResourceSnapshotHealthReport(
                report.Name, report.Status?.ToString(), secrets.Redact(report.Description), secrets.Redact(report.ExceptionText)))],
            Volumes = [.. snapshot.Volumes.Select(volume => new ResourceSnapshotVolume(volume.Source, volume.Target, volume.MountType, volume.IsReadOnly))],
            EnvironmentVariables = [.. snapshot.EnvironmentVariables.Select(variable => new ResourceSnapshotEnvironmentVariable(
                variable.Name, Redact(variable, secrets), variable.IsFromSpec))],
            Properties = snapshot.Properties.ToDictionary(property => property.Name, property => Map(property, secrets)),
            IsHidden = snapshot.IsHidden,
            Commands = [.. snapshot.Commands.Select(ResourceCommandMapper.Map)],
        };
    }

    private static ResourceSnapshotUrl Map(UrlSnapshot url) => new(
        url.Name ?? url.Url,
        url.Url,
        url.IsInternal,
        new ResourceSnapshotUrlDisplayProperties(url.DisplayProperties.DisplayName, url.DisplayProperties.SortOrder));

    /// <summary>What is around a known secret is shown; a value that holds one we do not know (of no resource of the model) is not.</summary>
    private static string? Redact(EnvironmentVariableSnapshot variable, SecretRedactor.SecretValues secrets)
    {
        var redacted = secrets.Redact(variable.Value);

        return variable.IsSensitive && redacted == variable.Value ? null : redacted;
    }

    private static JsonNode? Map(ResourcePropertySnapshot property, SecretRedactor.SecretValues secrets) => property switch
    {
        { IsSensitive: true } or { Value: null } => null,
        { Value: string text } => secrets.Redact(text),
        { Value: bool or int or long or double } => JsonSerializer.SerializeToNode(property.Value),
        { Value: DateTime time } => time.ToUniversalTime().ToString("O"),
        { Value: IEnumerable<int> numbers } => new JsonArray([.. numbers.Select(number => (JsonNode)number)]),
        { Value: System.Collections.IEnumerable items } => new JsonArray(
            [.. items.Cast<object?>().Select(item => (JsonNode?)secrets.Redact(item?.ToString()))]),
        _ => secrets.Redact(property.Value.ToString()),
    };

    private static string[]? WaitingFor(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == WaitingForProperty)?.Value switch
        {
            IEnumerable<string> names => [.. names],
            _ => null,
        };

    private static DateTimeOffset? Utc(DateTime? time) => time is { } value ? new DateTimeOffset(value.ToUniversalTime()) : null;
}
