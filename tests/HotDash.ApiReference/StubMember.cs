using System.Text.RegularExpressions;

namespace HotDash.ApiReference;

/// <summary>Turns a member of a list into C# that compiles: what would need a body gets one that throws.</summary>
internal static partial class StubMember
{
    private const string Body = " => throw null!;";

    public static string Write(string line, ApiType type)
    {
        var notes = ParameterNotes().Match(line);
        var text = notes.Success ? line[..notes.Index] : line;
        var hasBody = type.Kind != "interface" || text.Contains("/* default impl */", StringComparison.Ordinal);
        text = StubAttributes.Write(text.Replace(" /* default impl */", "", StringComparison.Ordinal).Trim());
        foreach (Match note in ParameterNote().Matches(notes.Value))
        {
            text = AttachToParameter(text, StubAttributes.Write(note.Groups["attribute"].Value), note.Groups["name"].Value);
        }

        if (text.Contains(" abstract ", StringComparison.Ordinal) || !hasBody)
        {
            return text;
        }

        return Accessors().IsMatch(text)
            ? Accessor().Replace(text, "${accessor}" + Body)
            : IsField(text) ? text : text.TrimEnd(';') + Body;
    }

    private static bool IsField(string text) =>
        text.Contains(" const ", StringComparison.Ordinal) || !text.Contains('(', StringComparison.Ordinal)
        || text.Contains(" static readonly ", StringComparison.Ordinal);

    // "(this X builder, out T? value)" + "[NotNullWhen(true)]", "value" -> "(this X builder, [NotNullWhen(true)] out T? value)"
    private static string AttachToParameter(string text, string attribute, string name)
    {
        var end = Regex.Match(text, $@" {Regex.Escape(name)}(?=[,) ])").Index;
        var start = end;
        for (var depth = 0; depth > 0 || (text[start] is not ('(' or ',')); start--)
        {
            depth += text[start] is '>' or ')' ? 1 : text[start] is '<' or '(' ? -1 : 0;
        }

        return text.Insert(start + 1, (text[start] == ',' ? " " : "") + attribute);
    }

    [GeneratedRegex(@"  // \[.*$")]
    private static partial Regex ParameterNotes();

    [GeneratedRegex(@"(?<attribute>\[[^\]]*\]) (?<name>\w+)")]
    private static partial Regex ParameterNote();

    [GeneratedRegex(@"\{ [^}]*\b(get|set|init);[^}]*\};?$")]
    private static partial Regex Accessors();

    [GeneratedRegex(@"(?<accessor>\b(get|set|init));")]
    private static partial Regex Accessor();
}
