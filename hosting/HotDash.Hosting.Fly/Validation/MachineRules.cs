using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

/// <summary>Files, statics, metrics and restart policies.</summary>
internal static class MachineRules
{
    private const int MostStatics = 10;

    public static IEnumerable<FlyFinding> Check(FlyToml document) =>
    [
        .. document.Files.SelectMany((file, index) => File($"files[{index}]", file)),
        .. Statics(document.Statics),
        .. document.Metrics.SelectMany((metrics, index) => Metrics($"metrics[{index}]", metrics)),
        .. Once(document, "metrics", document.Metrics.Select(metrics => metrics.Processes)),
        .. document.Restart.SelectMany((restart, index) => Restart($"restart[{index}]", restart)),
        .. Once(document, "restart", document.Restart.Select(restart => restart.Processes)),
    ];

    private static IEnumerable<FlyFinding> File(string path, FlyFile file)
    {
        if (!file.GuestPath.StartsWith('/'))
        {
            yield return FlyFinding.Error("file-path", $"{path}.guest_path", file.GuestPath, "is not an absolute path.", "Start it with '/'.");
        }

        if (new[] { file.LocalPath, file.SecretName, file.RawValue }.Count(source => source is not null) != 1)
        {
            yield return FlyFinding.Error("file-source", path, file.GuestPath, "needs exactly one source.", "Set one of local_path, secret_name, raw_value.");
        }

        if (file.SecretName is not null && !EnvRules.IsName(file.SecretName))
        {
            yield return FlyFinding.Error("file-secret", $"{path}.secret_name", file.SecretName, "is not the name of a secret.", "Use letters, digits and underscores.");
        }
    }

    private static IEnumerable<FlyFinding> Statics(IReadOnlyList<FlyStatic> statics)
    {
        if (statics.Count > MostStatics)
        {
            yield return FlyFinding.Error("statics-count", "statics", statics.Count, "are more than Fly serves.", $"Keep {MostStatics}.");
        }

        var prefixes = new HashSet<string>(StringComparer.Ordinal);

        foreach (var (folder, index) in statics.Select((folder, index) => (folder, index)))
        {
            if (!folder.UrlPrefix.StartsWith('/') || !prefixes.Add(folder.UrlPrefix))
            {
                yield return FlyFinding.Error("statics-prefix", $"statics[{index}].url_prefix", folder.UrlPrefix, "is taken or is not a path.", "Use a path of its own that starts with '/'.");
            }

            if (!folder.GuestPath.StartsWith('/') && folder.TigrisBucket is null)
            {
                yield return FlyFinding.Error("statics-path", $"statics[{index}].guest_path", folder.GuestPath, "is not an absolute path in the image.", "Start it with '/'.");
            }

            if (folder.IndexDocument is not null && folder.TigrisBucket is null)
            {
                yield return FlyFinding.Error("statics-index", $"statics[{index}].index_document", folder.IndexDocument, "works with a Tigris bucket only.", "Leave it out.");
            }
        }
    }

    private static IEnumerable<FlyFinding> Metrics(string path, FlyMetrics metrics)
    {
        if (metrics.Port is < 1 or > 65535)
        {
            yield return FlyFinding.Error("port-range", $"{path}.port", metrics.Port, "is no port.", "Use 1 to 65535.");
        }

        if (!metrics.Path.StartsWith('/'))
        {
            yield return FlyFinding.Error("metrics-path", $"{path}.path", metrics.Path, "is not a path.", "Start it with '/'.");
        }
    }

    private static IEnumerable<FlyFinding> Restart(string path, FlyRestart restart)
    {
        if (restart.Retries < 1)
        {
            yield return FlyFinding.Error("restart-retries", $"{path}.retries", restart.Retries, "is no number of attempts.", "Use 1 or more, or the policy never.");
        }
    }

    private static IEnumerable<FlyFinding> Once(FlyToml document, string section, IEnumerable<IReadOnlyList<string>> sections) =>
        sections.SelectMany(groups => groups.Count == 0 ? ProcessGroups.Of(document).Take(1) : groups)
            .GroupBy(group => group, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => FlyFinding.Error($"{section}-repeated", section, group.Key, "has several sections, of which one counts.", $"Keep one [[{section}]] for the group."));
}
