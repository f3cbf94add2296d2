using System.Text.RegularExpressions;
using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

internal static partial class ProcessRules
{
    public static IEnumerable<FlyFinding> Check(FlyToml document) => Commands(document).Concat(Names(document)).Concat(Groups(document));

    private static IEnumerable<FlyFinding> Commands(FlyToml document) =>
        document.Processes.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (Path: $"processes.{pair.Key}", Command: (string?)pair.Value))
            .Append((Path: "console_command", Command: document.ConsoleCommand))
            .Append((Path: "deploy.release_command", Command: document.Deploy?.ReleaseCommand))
            .Where(item => item.Command is not null && !ShellWords.CanSplit(item.Command))
            .Select(item => FlyFinding.Error("command-quotes", item.Path, item.Command, "has a quote or a backslash that nothing closes.", "Close it."));

    private static IEnumerable<FlyFinding> Names(FlyToml document) =>
        document.Processes.Keys.Where(name => !GroupName().IsMatch(name)).Order(StringComparer.Ordinal)
            .Select(name => FlyFinding.Error("process-name", "processes", name, "cannot be part of a host name inside Fly's network.", "Use lower-case letters, digits and dashes, at most 63."));

    /// <summary>
    /// In an app of several groups a section without groups means the first one only, and a section for a group that does not exist is
    /// dropped without a word: both are refused.
    /// </summary>
    private static IEnumerable<FlyFinding> Groups(FlyToml document)
    {
        var known = ProcessGroups.Of(document);

        foreach (var (path, groups, refused) in ProcessGroups.Sections(document))
        {
            if (groups.Count == 0 && document.Processes.Count > 0)
            {
                yield return FlyFinding.Error("group-missing", $"{path}.processes", null, "is missing in an app with process groups.", $"Name the groups it is for: {string.Join(", ", known)}.");
            }

            foreach (var group in groups.Where(group => !known.Contains(group)))
            {
                var problem = refused ? "is not a group of this app." : "is not a group of this app: flyctl would drop the whole section silently.";

                yield return FlyFinding.Error("group-unknown", $"{path}.processes", group, problem, $"Use {string.Join(", ", known)}.");
            }
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?\z")]
    private static partial Regex GroupName();
}
