namespace HotDash.FlySimulator.Commands;

/// <summary>Flags as flyctl takes them: <c>--name value</c>, <c>--name=value</c>, <c>--switch</c>, and words. An unknown flag is an error, as it is there.</summary>
internal sealed class Arguments
{
    private static readonly string[] s_switches = ["--yes", "--json", "--ha", "--detach", "--stage", "--private", "--no-replicas", "--disable-eviction", "--no-tail", "--skip-release-command", "--smoke-checks", "--dns-checks", "--ignore-stop", "--forever"];

    private readonly Dictionary<string, string> _values = [];

    private Arguments()
    {
    }

    public List<string> Words { get; } = [];

    /// <summary>Ctrl-C.</summary>
    public CancellationToken Interrupted { get; init; }

    public string this[string name] => _values.TryGetValue(name, out var value) ? value : throw new FlyctlException($"{name} is required (set --app or FLY_APP; this simulator reads no fly.toml in the current folder)");

    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="FlyctlException">A flag is unknown.</exception>
    public static Arguments Parse(IReadOnlyList<string> words, IReadOnlyCollection<string> known, CancellationToken interrupted = default)
    {
        var arguments = new Arguments { Interrupted = interrupted };

        for (var index = 0; index < words.Count; index++)
        {
            if (!words[index].StartsWith('-'))
            {
                arguments.Words.Add(words[index]);

                continue;
            }

            var parts = words[index].Split('=', 2);

            if (!known.Contains(parts[0]))
            {
                throw new FlyctlException($"unknown flag: {parts[0]}");
            }

            arguments._values[parts[0]] = parts.Length == 2 ? parts[1] : s_switches.Contains(parts[0]) || index + 1 == words.Count ? "true" : words[++index];
        }

        return arguments;
    }
}
