using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HotDash.Hosting.Fly.Model;

/// <summary>TOML text in the order in which it is given: null values and empty lists leave no line.</summary>
internal sealed partial class TomlText
{
    private readonly StringBuilder _text = new();

    public void Comment(string line) => _text.Append("# ").Append(line).Append('\n');

    public void Table(params string[] path) => Heading($"[{Join(path)}]");

    public void ArrayTable(params string[] path) => Heading($"[[{Join(path)}]]");

    public void Pair(string key, string? value)
    {
        if (value is not null)
        {
            Line(key, Quoted(value));
        }
    }

    public void Pair(string key, bool? value)
    {
        if (value is { } known)
        {
            Line(key, known ? "true" : "false");
        }
    }

    public void Pair(string key, int? value)
    {
        if (value is { } known)
        {
            Line(key, known.ToString(CultureInfo.InvariantCulture));
        }
    }

    public void Pair(string key, double? value)
    {
        if (value is { } known)
        {
            // A TOML float has a fraction, even when it is zero.
            var digits = known.ToString("R", CultureInfo.InvariantCulture);
            Line(key, digits.AsSpan().IndexOfAny(".eE") < 0 ? digits + ".0" : digits);
        }
    }

    /// <summary>Always with a unit: the same number without one is nanoseconds, milliseconds or seconds, depending on the key.</summary>
    public void Pair(string key, TimeSpan? value)
    {
        if (value is { } known)
        {
            Line(key, Quoted(GoDuration.Format(known)));
        }
    }

    public void Pair(string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            Line(key, $"[{string.Join(", ", values.Select(Quoted))}]");
        }
    }

    public void Pairs(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (key, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Pair(key, value);
        }
    }

    public override string ToString() => _text.ToString();

    private void Heading(string heading)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        _text.Append(heading).Append('\n');
    }

    private void Line(string key, string value) => _text.Append(Key(key)).Append(" = ").Append(value).Append('\n');

    private static string Join(string[] path) => string.Join('.', path.Select(Key));

    private static string Key(string key) => BareKey().IsMatch(key) ? key : Quoted(key);

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");

        foreach (var character in value)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u007f' => $"\\u{(int)character:X4}",
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z")]
    private static partial Regex BareKey();
}
