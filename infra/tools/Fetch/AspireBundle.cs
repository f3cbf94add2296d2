using System.Diagnostics;

namespace HotDash.Tools.Fetch;

/// <summary>DCP and the dashboard, which the Aspire CLI carries inside itself and extracts on demand.</summary>
internal static class AspireBundle
{
    private const UnixFileMode ReadByAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.UserWrite;
    private const UnixFileMode RunByAll = ReadByAll | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static bool IsExtracted(string modules) =>
        File.Exists(Path.Combine(Root(modules), "bundle", "dcp", "dcp")) && File.Exists(Path.Combine(Root(modules), "bundle", "managed", "aspire-managed"));

    public static async Task ExtractAsync(string modules, string platform, CancellationToken cancellationToken)
    {
        var root = Root(modules);
        var cli = Path.Combine(modules, "@microsoft", "aspire-cli-" + platform, "bin", "aspire");
        var start = new ProcessStartInfo(cli, ["setup", "--install-path", root, "--non-interactive", "--force"]);
        // Logs and caches of the CLI stay beside the bundle instead of in the user's home.
        start.Environment["ASPIRE_HOME"] = root;
        start.Environment["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["ASPIRE_CLI_NOLOGO"] = "1";

        var result = await ToolProcess.RunAsync(start, cancellationToken)
            ?? throw ToolFetchException.Bundle(-1, $"'{cli}' could not be started.");
        if (result.ExitCode != 0 || !IsExtracted(modules))
        {
            throw ToolFetchException.Bundle(result.ExitCode, result.Summary());
        }

        MakeLinkRelative(Path.Combine(root, "bundle"));
        // The CLI lets only the extracting user execute them; another user may run the same clone.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(root, "bundle", "dcp", "dcp"), RunByAll);
            File.SetUnixFileMode(Path.Combine(root, "bundle", "dcp", "dcptun_c"), RunByAll);
        }
    }

    private static string Root(string modules) => Path.Combine(modules, ".aspire");

    // The CLI's link is absolute and would dangle when the clone is moved.
    private static void MakeLinkRelative(string link)
    {
        if (new FileInfo(link).LinkTarget is { } target && Path.IsPathRooted(target) && Path.GetDirectoryName(link) is { } folder)
        {
            File.Delete(link);
            File.CreateSymbolicLink(link, Path.GetRelativePath(folder, target));
        }
    }
}
