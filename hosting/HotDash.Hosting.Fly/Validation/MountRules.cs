using System.Text.RegularExpressions;
using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

internal static partial class MountRules
{
    public static IEnumerable<FlyFinding> Check(FlyToml document) =>
        [.. document.Mounts.SelectMany((mount, index) => Mount($"mounts[{index}]", mount)), .. Repeated(document)];

    private static IEnumerable<FlyFinding> Mount(string path, FlyMount mount)
    {
        if (!VolumeName().IsMatch(mount.Source))
        {
            yield return FlyFinding.Error("volume-name", $"{path}.source", mount.Source, "is not a volume name of Fly.", "Use lower-case letters, digits and underscores, at most 30.");
        }

        if (!mount.Destination.StartsWith('/') || mount.Destination == "/")
        {
            yield return FlyFinding.Error("mount-destination", $"{path}.destination", mount.Destination, "is not a folder that a volume can take.", "Use an absolute path below '/'.");
        }

        if (mount.InitialSizeGb < 1)
        {
            yield return FlyFinding.Error("volume-size", $"{path}.initial_size", mount.InitialSizeGb, "is too small.", "Use 1 GB or more.");
        }

        if (mount.SnapshotRetention is < 1 or > 60)
        {
            yield return FlyFinding.Error("snapshot-retention", $"{path}.snapshot_retention", mount.SnapshotRetention, "is no number of days that Fly keeps snapshots.", "Use 1 to 60.");
        }

        foreach (var finding in AutoExtend(path, mount))
        {
            yield return finding;
        }
    }

    private static IEnumerable<FlyFinding> AutoExtend(string path, FlyMount mount)
    {
        if (mount.AutoExtendSizeThreshold is null && mount.AutoExtendSizeIncrementGb is null && mount.AutoExtendSizeLimitGb is null)
        {
            yield break;
        }

        if (mount.AutoExtendSizeThreshold is not (>= 50 and <= 99))
        {
            yield return FlyFinding.Error("auto-extend-threshold", $"{path}.auto_extend_size_threshold", mount.AutoExtendSizeThreshold, "is no threshold.", "Use 50 to 99 percent.");
        }

        if (mount.AutoExtendSizeIncrementGb is not (>= 1 and <= 100))
        {
            yield return FlyFinding.Error("auto-extend-increment", $"{path}.auto_extend_size_increment", mount.AutoExtendSizeIncrementGb, "is no increment.", "Use 1 to 100 GB.");
        }

        // flyctl takes a missing limit; Fly then does not extend.
        if (mount.AutoExtendSizeLimitGb is not (>= 1 and <= 500))
        {
            yield return FlyFinding.Error("auto-extend-limit", $"{path}.auto_extend_size_limit", mount.AutoExtendSizeLimitGb, "is no limit, and without one the volume is never extended.", "Use 1 to 500 GB.");
        }
    }

    private static IEnumerable<FlyFinding> Repeated(FlyToml document) =>
        document.Mounts.SelectMany(mount => mount.Processes.Count == 0 ? ProcessGroups.Of(document).Take(1) : mount.Processes)
            .GroupBy(group => group, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => FlyFinding.Error("mounts-per-group", "mounts", group.Key, "has several volumes; a machine takes one.", "Keep one mount for the group."));

    [GeneratedRegex(@"^[a-z0-9_]{1,30}\z")]
    private static partial Regex VolumeName();
}
