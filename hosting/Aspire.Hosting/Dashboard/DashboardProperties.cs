using System.Collections;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Aspire.Hosting.Dashboard;

/// <summary>The property list of a resource: the ones that the dashboard expects of every resource first, then the resource's own.</summary>
internal static class DashboardProperties
{
    private const string Prefix = "resource.";

    public static IEnumerable<Proto.ResourceProperty> Map(
        IResource resource, string resourceId, CustomResourceSnapshot snapshot, DateTime created)
    {
        // Keyed by name: a name that comes twice would be two rows with one key in the dashboard.
        var properties = new OrderedDictionary<string, Proto.ResourceProperty>(StringComparer.Ordinal);
        Add("uid", resourceId);
        Add("name", resourceId);
        Add("type", snapshot.ResourceType);
        Add("displayName", resource.Name);
        Add("state", snapshot.State?.Text);
        Add("exitCode", snapshot.ExitCode?.ToString(CultureInfo.InvariantCulture));
        Add("createTime", DashboardResourceMapper.ToText(created));
        Add("startTime", snapshot.StartTimeStamp is { } started ? DashboardResourceMapper.ToText(started) : null);
        Add("stopTime", snapshot.StopTimeStamp is { } stopped ? DashboardResourceMapper.ToText(stopped) : null);
        Add("healthState", snapshot.HealthStatus?.ToString());

        foreach (var property in snapshot.Properties.IsDefault ? [] : snapshot.Properties)
        {
            if (!string.IsNullOrEmpty(property?.Name))
            {
                properties[property.Name] = Map(property);
            }
        }

        return properties.Values;

        void Add(string name, string? value) =>
            properties[Prefix + name] = new Proto.ResourceProperty { Name = Prefix + name, Value = ToValue(value) };
    }

    internal static Value ToValue(object? value) => value switch
    {
        null => Value.ForNull(),
        string text => Value.ForString(text),
        bool flag => Value.ForBool(flag),
        int or long or short or byte or uint or float or double =>
            Value.ForNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        DateTime time => Value.ForString(DashboardResourceMapper.ToText(time)),
        IEnumerable items => Value.ForList([.. items.Cast<object?>().Select(ToValue)]),
        IFormattable formattable => Value.ForString(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => Value.ForString(value.ToString() ?? ""),
    };

    private static Proto.ResourceProperty Map(ResourcePropertySnapshot property)
    {
        var message = new Proto.ResourceProperty
        {
            Name = property.Name,
            Value = ToValue(property.Value),
            IsSensitive = property.IsSensitive,
            IsHighlighted = property.IsHighlighted,
        };
        if (property.DisplayName is { Length: > 0 } displayName)
        {
            message.DisplayName = displayName;
        }

        if (property.SortOrder is { } sortOrder)
        {
            message.SortOrder = sortOrder;
        }

        return message;
    }
}
