using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Compares snapshots by content: the arrays in a record compare by reference.</summary>
internal static class SnapshotComparer
{
    public static bool AreSame(CustomResourceSnapshot left, CustomResourceSnapshot right)
    {
        if (!Same(left.Properties, right.Properties, SameProperty)
            || !Same(left.HealthReports, right.HealthReports)
            || !Same(left.EnvironmentVariables, right.EnvironmentVariables)
            || !Same(left.Urls, right.Urls)
            || !Same(left.Volumes, right.Volumes)
            || !Same(left.Relationships, right.Relationships)
            || !Same(left.Commands, right.Commands, SameCommand))
        {
            return false;
        }

        return WithoutArrays(left) == WithoutArrays(right);
    }

    private static CustomResourceSnapshot WithoutArrays(CustomResourceSnapshot snapshot) => snapshot with
    {
        Properties = [],
        HealthReports = [],
        EnvironmentVariables = [],
        Urls = [],
        Volumes = [],
        Relationships = [],
        Commands = [],
        Version = 0,
    };

    private static bool Same<T>(ImmutableArray<T> left, ImmutableArray<T> right, Func<T, T, bool>? same = null)
    {
        if (left.IsDefaultOrEmpty || right.IsDefaultOrEmpty)
        {
            return left.IsDefaultOrEmpty == right.IsDefaultOrEmpty;
        }

        if (left.Length != right.Length)
        {
            return false;
        }

        same ??= EqualityComparer<T>.Default.Equals;

        for (var index = 0; index < left.Length; index++)
        {
            if (!same(left[index], right[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameProperty(ResourcePropertySnapshot left, ResourcePropertySnapshot right) =>
        SameValue(left.Value, right.Value) && (left with { Value = null }) == (right with { Value = null });

    private static bool SameValue(object? left, object? right) => (left, right) switch
    {
        (string, _) or (_, string) => Equals(left, right),
        (System.Collections.IEnumerable leftItems, System.Collections.IEnumerable rightItems) => leftItems.Cast<object?>().SequenceEqual(rightItems.Cast<object?>()),
        _ => Equals(left, right),
    };

    private static bool SameCommand(ResourceCommandSnapshot left, ResourceCommandSnapshot right) =>
        left.Arguments.SequenceEqual(right.Arguments) && (left with { Arguments = [] }) == (right with { Arguments = left.Arguments.Count == 0 ? [] : [] });
}
