using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

/// <summary>Which groups an app has, and which of them a section means.</summary>
internal static class ProcessGroups
{
    public const string Implicit = "app";

    public static IReadOnlyList<string> Of(FlyToml document) =>
        document.Processes.Count == 0 ? [Implicit] : [.. document.Processes.Keys.Order(StringComparer.Ordinal)];

    public static bool HasHttpService(FlyToml document, string group) =>
        document.HttpService is { } service && (service.Processes.Count == 0 || service.Processes.Contains(group));

    /// <summary>All sections that name groups, with whether flyctl itself refuses a group that it does not know.</summary>
    public static IEnumerable<(string Path, IReadOnlyList<string> Groups, bool Refused)> Sections(FlyToml document)
    {
        if (document.HttpService is { } http)
        {
            yield return ("http_service", http.Processes, true);
        }

        foreach (var section in Each("services", document.Services, service => service.Processes, true)
            .Concat(document.Checks.Select(check => ($"checks.{check.Key}", check.Value.Processes, false)))
            .Concat(Each("vm", document.Vm, vm => vm.Processes, false))
            .Concat(Each("mounts", document.Mounts, mount => mount.Processes, false))
            .Concat(Each("files", document.Files, file => file.Processes, false))
            .Concat(Each("metrics", document.Metrics, metrics => metrics.Processes, false))
            .Concat(Each("restart", document.Restart, restart => restart.Processes, true)))
        {
            yield return section;
        }
    }

    private static IEnumerable<(string Path, IReadOnlyList<string> Groups, bool Refused)> Each<T>(
        string name, IReadOnlyList<T> sections, Func<T, IReadOnlyList<string>> groups, bool refused) =>
        sections.Select((section, index) => ($"{name}[{index}]", groups(section), refused));
}
