namespace HotDash.FlySimulator;

/// <summary>Flags as flyctl takes them: <c>--name value</c>, <c>--name=value</c>, <c>--switch</c>. An unknown one ends the program, as it does there.</summary>
internal sealed class Arguments
{
    private static readonly string[] s_switches = ["--yes", "--json", "--ignore-stop", "--stage", "--private", "--no-replicas", "--disable-eviction"];

    private readonly Dictionary<string, string> _values = [];

    public string this[string name] => _values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"{name} is required.");

    public string? Find(string name) => _values.GetValueOrDefault(name);

    public static Arguments Parse(string[] words, params string[] known)
    {
        var arguments = new Arguments();

        for (var index = 0; index < words.Length; index++)
        {
            var parts = words[index].Split('=', 2);

            if (!known.Contains(parts[0]))
            {
                Environment.Exit(Refuse($"unknown flag: {parts[0]}"));
            }

            arguments._values[parts[0]] = parts.Length == 2 ? parts[1] : s_switches.Contains(parts[0]) || index + 1 == words.Length ? "true" : words[++index];
        }

        return arguments;
    }

    public static int Refuse(string message)
    {
        Console.Error.WriteLine($"Error: {message}");

        return 1;
    }
}
