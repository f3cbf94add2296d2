using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

public static class CustomResourceSnapshotExtensions
{
    public static CustomResourceSnapshot WithHealthReports(this CustomResourceSnapshot snapshot, ImmutableArray<HealthReportSnapshot> healthReports)
    {
        ArgumentNullException.ThrowIfNull(snapshot);

        return snapshot with { HealthReports = healthReports };
    }

    /// <summary>Replaces the property of that name, or adds it.</summary>
    internal static ImmutableArray<ResourcePropertySnapshot> SetProperty(this ImmutableArray<ResourcePropertySnapshot> properties, ResourcePropertySnapshot property)
    {
        for (var index = 0; index < properties.Length; index++)
        {
            if (properties[index].Name == property.Name)
            {
                return properties.SetItem(index, property);
            }
        }

        return properties.Add(property);
    }
}
