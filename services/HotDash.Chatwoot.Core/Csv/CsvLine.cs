using System.Buffers;

namespace HotDash.Chatwoot.Core.Csv;

/// <summary>One record of comma-separated values, as RFC 4180 and Ruby's CSV write it, with a line feed at its end.</summary>
public static class CsvLine
{
    /// <summary>What a spreadsheet would run as a formula is written as text.</summary>
    private const string FormulaStarts = "=+-@\t\r";

    private static readonly SearchValues<char> s_number = SearchValues.Create("0123456789. ()-");

    public static string Write(IEnumerable<string?> fields) => string.Join(',', fields.Select(Field)) + "\n";

    private static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = FormulaStarts.Contains(text[0], StringComparison.Ordinal) && !IsNumber(text) ? $"'{text}" : text;

        return safe.AsSpan().IndexOfAny("\",\r\n") >= 0 || safe[0] == ' ' || safe[^1] == ' ' ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>Phone numbers and negative amounts start like formulas and are none.</summary>
    private static bool IsNumber(string text) => text.Length > 1 && text.AsSpan(1).IndexOfAnyExcept(s_number) < 0;
}
