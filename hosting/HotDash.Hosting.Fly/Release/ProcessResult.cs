namespace HotDash.Hosting.Fly.Release;

/// <summary>How a program ended.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    private const int MostLines = 10;

    /// <summary>The last lines of what it said, errors last.</summary>
    public IReadOnlyList<string> LastLines => [.. (Output + '\n' + Error).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(MostLines)];

    public string LastLine => LastLines is [.., var last] ? last : "(it said nothing)";
}
