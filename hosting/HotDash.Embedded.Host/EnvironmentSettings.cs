using System.Globalization;

namespace HotDash.Embedded.Host;

/// <summary>Reads settings by name and says which one is wrong, with the value seen (never that of a secret).</summary>
internal sealed class EnvironmentSettings(IReadOnlyDictionary<string, string> values)
{
    public static EnvironmentSettings Current => new(
        Environment.GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal));

    public string? Find(string name) => values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public string Require(string name) => Find(name)
        ?? throw new EmbeddedHostException($"{name} is not set. Set it in the environment; --help lists all settings.", ExitCodes.Usage);

    public int Port(string name)
    {
        var text = Find(name) ?? "0";

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue
            ? port
            : throw Invalid(name, text, "a port number from 0 to 65535");
    }

    public TimeSpan Seconds(string name, int standard)
    {
        var text = Find(name);

        return text is null
            ? TimeSpan.FromSeconds(standard)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(seconds)
                : throw Invalid(name, text, "a number of seconds");
    }

    public bool Flag(string name) => Find(name) switch
    {
        null or "false" => false,
        "true" => true,
        { } text => throw Invalid(name, text, "true or false"),
    };

    public static EmbeddedHostException Invalid(string name, string value, string expected) =>
        new($"{name} is '{value}', expected {expected}.", ExitCodes.Usage);
}
