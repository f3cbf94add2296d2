namespace HotDash.Dashboard.Features.Decisions;

/// <summary>RFC 4180, with cells that a spreadsheet would run as a formula made plain text.</summary>
internal static class Csv
{
    public static string Line(params ReadOnlySpan<string?> cells)
    {
        var line = new List<string>(cells.Length);

        foreach (var cell in cells)
        {
            line.Add(Cell(cell ?? ""));
        }

        return string.Join(',', line);
    }

    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;

        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
