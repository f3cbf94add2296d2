using HotDash.Embedded.Host.Processes;

namespace HotDash.Embedded.Host;

internal static class ResetVerb
{
    public static int Run(EnvironmentSettings settings)
    {
        using var folder = DataFolder.Open(settings);
        Leftovers.End(folder.Data);
        folder.Delete();
        Console.WriteLine($"deleted: the data of '{folder.Configured}'");
        return ExitCodes.Done;
    }
}
