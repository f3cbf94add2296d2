using System.Text.Json;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests.Commands;

/// <summary>flyctl's commands and their flags, as its documentation lists them.</summary>
internal static class FlyctlCommands
{
    private static readonly Dictionary<string, HashSet<string>> s_flags = Read();

    /// <summary>Null: the command and each of its flags exist. Words are those after <c>fly</c>.</summary>
    public static string? Problem(IReadOnlyList<string> words)
    {
        var length = Enumerable.Range(1, Math.Min(3, words.Count)).Reverse().FirstOrDefault(count => s_flags.ContainsKey(Name(words, count)));

        if (length == 0)
        {
            return $"there is no command 'fly {string.Join(' ', words)}'";
        }

        var flags = s_flags[Name(words, length)];

        // A group of commands does nothing by itself: what follows was meant to be one of them.
        if (s_flags.Keys.Any(key => key.StartsWith($"{Name(words, length)} ", StringComparison.Ordinal)) && words.Count > length && !words[length].StartsWith('-'))
        {
            return $"there is no command 'fly {string.Join(' ', words.Take(length + 1))}'";
        }

        return words.Skip(length).Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word.Split('=')[0][2..])
            .Where(flag => !flags.Contains(flag)).Select(flag => $"'fly {Name(words, length)[4..]}' has no flag --{flag}").FirstOrDefault();
    }

    private static string Name(IEnumerable<string> words, int count) => $"fly {string.Join(' ', words.Take(count))}";

    private static Dictionary<string, HashSet<string>> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Combine("tests", "data", "fly", "flyctl-commands.json")));
        var commands = document.RootElement.GetProperty("commands");
        var common = commands.GetProperty("fly").EnumerateArray().Select(flag => flag.GetString()!).ToList();

        return commands.EnumerateObject().ToDictionary(command => command.Name, command => command.Value.EnumerateArray().Select(flag => flag.GetString()!).Concat(common).ToHashSet());
    }
}
