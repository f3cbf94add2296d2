using HotDash.Hosting.Shared;

namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>
/// The programs that a runner has started, by a variable in their environment: a killed runner leaves its flyctl behind, which would go on deploying
/// while the next one verifies. Where there is no /proc, Fly's own leases on machines are all that there is.
/// </summary>
internal static class OwnedPrograms
{
    public const string Variable = "HOTDASH_RELEASE_LEDGER";

    /// <summary>Ends those that belong to a ledger, and says how many.</summary>
    public static int End(string folder)
    {
        var found = MarkedPrograms.Find($"{Variable}={Path.GetFullPath(folder)}");

        foreach (var id in found)
        {
            ProcessIdentity.Of(id)?.End();
        }

        return found.Count;
    }
}
