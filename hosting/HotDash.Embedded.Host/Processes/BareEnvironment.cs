using System.Diagnostics;

namespace HotDash.Embedded.Host.Processes;

/// <summary>
/// What a server gets of the host's environment, which holds passwords and whatever the developer's shell exports: next
/// to nothing. Variables of the stack itself pass; they mark the processes of one run and hold no secret.
/// </summary>
internal static class BareEnvironment
{
    private const string StackPrefix = "HOTDASH_";

    public static void Apply(ProcessStartInfo start)
    {
        var kept = start.Environment.Where(variable => variable.Key.StartsWith(StackPrefix, StringComparison.Ordinal)).ToList();
        start.Environment.Clear();

        foreach (var (name, value) in kept)
        {
            start.Environment[name] = value;
        }

        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
    }
}
