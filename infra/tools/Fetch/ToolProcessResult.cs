namespace HotDash.Tools.Fetch;

internal sealed record ToolProcessResult(int ExitCode, string Output, string Error)
{
    private const int ShownLines = 8;

    /// <summary>The last lines that the program wrote, on one line for a build error.</summary>
    public string Summary()
    {
        var lines = (Output + "\n" + Error).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "no output." : string.Join(" | ", lines.TakeLast(ShownLines));
    }
}
