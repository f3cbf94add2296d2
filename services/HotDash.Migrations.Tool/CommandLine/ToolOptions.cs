using System.Globalization;

namespace HotDash.Migrations.Tool.CommandLine;

/// <summary>The command line as it was given.</summary>
internal sealed record ToolOptions
{
    private static readonly string[] s_switches = ["--json", "--dry-run", "--each"];

    private static readonly string[] s_values =
    [
        "--folder", "--name", "--since", "--base", "--contract", "--role", "--sample-rows", "--override", "--approver", "--reason", "--actor",
        "--ignore", "--markdown", "--squawk", "--embedded-host", "--target", "--image", "--begin", "--end", "--exit-code", "--elapsed",
    ];

    private readonly Dictionary<string, List<string>> _given = new(StringComparer.Ordinal);

    public required string Verb { get; init; }

    /// <summary>What follows <c>--</c>: another program's command line.</summary>
    public IReadOnlyList<string> Command { get; private init; } = [];

    public string? this[string option] => _given.TryGetValue(option, out var values) ? values[^1] : null;

    public IReadOnlyList<string> All(string option) => _given.GetValueOrDefault(option) ?? [];

    public bool Has(string option) => _given.ContainsKey(option);

    public string Require(string option, string why) => this[option] is { Length: > 0 } value ? value : throw new UsageException($"{Verb} needs {option}: {why}");

    public int Number(string option, int otherwise) =>
        this[option] is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"{option} is '{text}'. Give a whole number.");

    /// <exception cref="UsageException">An option is unknown or has no value.</exception>
    public static ToolOptions Parse(IReadOnlyList<string> arguments)
    {
        var end = arguments.TakeWhile(argument => argument != "--").Count();
        var options = new ToolOptions { Verb = arguments[0], Command = [.. arguments.Skip(end + 1)] };

        for (var index = 1; index < end; index++)
        {
            var (name, value) = arguments[index].Split('=', 2) is [var before, var after] ? (before, after) : (arguments[index], null);

            if (s_switches.Contains(name) && value is null)
            {
                options.Add(name, "");
            }
            else if (!s_values.Contains(name))
            {
                throw new UsageException($"'{arguments[index]}' is not an option of this program. --help lists them.");
            }
            else if (value is not null || ++index < end)
            {
                options.Add(name, value ?? arguments[index]);
            }
            else
            {
                throw new UsageException($"{name} has no value.");
            }
        }

        return options;
    }

    private void Add(string name, string value)
    {
        if (!_given.TryGetValue(name, out var values))
        {
            _given.Add(name, values = []);
        }

        values.Add(value);
    }
}
