namespace HotDash.Ops.Machine;

/// <summary>Exit code 127: there is no such program. 124: it took too long and was ended.</summary>
internal sealed record ShellResult(int ExitCode, string Output, string Error)
{
    public const int Missing = 127;
    public const int TimedOut = 124;

    public bool IsFine => ExitCode == 0;

    public bool IsMissing => ExitCode == Missing;

    public string FirstLine => Output.Split('\n', 2)[0].Trim();

    public string LastError => (Error.Trim().Length > 0 ? Error : Output).Trim().Split('\n')[^1].Trim();
}
