namespace HotDash.Tools.Fetch;

/// <summary>An Aspire CLI that the developer installed: enough for a machine that runs the databases in containers.</summary>
internal static class InstalledAspire
{
    public static bool ReplacesPinnedTools() =>
        string.Equals(Environment.GetEnvironmentVariable("HOTDASH_BACKEND"), "containers", StringComparison.OrdinalIgnoreCase)
        && Environment.GetEnvironmentVariable("ASPIRE_DCP_PATH") is { Length: > 0 } dcp && Directory.Exists(dcp)
        && Environment.GetEnvironmentVariable("ASPIRE_DASHBOARD_PATH") is { Length: > 0 } dashboard && File.Exists(dashboard);
}
