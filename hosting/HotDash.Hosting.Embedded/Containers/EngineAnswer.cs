namespace HotDash.Hosting.Embedded.Containers;

/// <summary>How a command of a container engine ended.</summary>
internal sealed record EngineAnswer(int ExitCode, string Output, string Error)
{
    /// <summary>The last line of what it complained about: engines print warnings first.</summary>
    public string Complaint => (Error.Length > 0 ? Error : Output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
        ?? $"exit code {ExitCode}";
}
