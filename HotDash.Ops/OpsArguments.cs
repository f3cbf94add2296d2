using System.Globalization;

namespace HotDash.Ops;

internal sealed record OpsArguments(string Verb)
{
    public bool IsJson { get; private set; }

    public string? Root { get; private set; }

    public string? App { get; private set; }

    public string? Resource { get; private set; }

    public bool ErrorsOnly { get; private set; }

    public int Lines { get; private set; } = 100;

    public List<string> Runs { get; } = [];

    public List<string> WorkingOn { get; } = [];

    public List<string> Blockers { get; } = [];

    public List<string> Next { get; } = [];

    /// <summary>Null when they cannot be understood.</summary>
    public static OpsArguments? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var verb, ..] || verb.StartsWith('-'))
        {
            return null;
        }

        var parsed = new OpsArguments(verb);

        for (var index = 1; index < arguments.Count; index++)
        {
            var value = index + 1 < arguments.Count ? arguments[index + 1] : null;

            if (!parsed.Take(arguments[index], value, out var tookValue))
            {
                return null;
            }

            index += tookValue ? 1 : 0;
        }

        return parsed;
    }

    private bool Take(string name, string? value, out bool tookValue)
    {
        tookValue = false;

        switch (name)
        {
            case "--json":
                IsJson = true;

                return true;
            case "--errors":
                ErrorsOnly = true;

                return true;
            case [not '-', ..] when Resource is null:
                Resource = name;

                return true;
        }

        tookValue = true;

        return value is not null && TakeValue(name, value);
    }

    private bool TakeValue(string name, string value)
    {
        switch (name)
        {
            case "--root": Root = value; return true;
            case "--app": App = value; return true;
            case "--run": Runs.Add(value); return true;
            case "--working-on": WorkingOn.Add(value); return true;
            case "--blocker": Blockers.Add(value); return true;
            case "--next": Next.Add(value); return true;
            case "--lines" when int.TryParse(value, CultureInfo.InvariantCulture, out var lines) && lines > 0: Lines = lines; return true;
            default: return false;
        }
    }
}
