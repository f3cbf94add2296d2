namespace Aspire.Hosting.Dcp;

/// <summary>Finds the official DCP and dashboard binaries. The order is the official library's, then the bundle of an installed Aspire CLI.</summary>
internal sealed class AspireTools(IConfiguration configuration, DcpOptions options, AppHostOptions appHost)
{
    private const string Remedy =
        "Build the solution once (it fetches the pinned tools and needs Node.js), or install the Aspire CLI, or set";

    public string FindDcp() =>
        Existing(
            "DCP, which starts the resources,",
            $"ASPIRE_DCP_PATH to the folder that holds '{DcpFileName}'",
            [
                ("DcpPublisher:CliPath", options.CliPath),
                ("ASPIRE_DCP_PATH", InFolder(configuration["ASPIRE_DCP_PATH"], DcpFileName)),
                ("assembly metadata dcpclipath", Metadata("dcpclipath")),
                .. BundleFolders().Select(bundle => (bundle, (string?)Path.Combine(bundle, "dcp", DcpFileName))),
            ]);

    public string FindDashboard() =>
        Existing(
            "The Aspire dashboard",
            $"ASPIRE_DASHBOARD_PATH to the file '{ManagedFileName}'",
            [
                ("DcpPublisher:DashboardPath", options.DashboardPath),
                ("ASPIRE_DASHBOARD_PATH", configuration["ASPIRE_DASHBOARD_PATH"]),
                ("assembly metadata aspiredashboardpath", Metadata("aspiredashboardpath")),
                .. BundleFolders().Select(bundle => (bundle, (string?)Path.Combine(bundle, "managed", ManagedFileName))),
            ]);

    private static string DcpFileName => OperatingSystem.IsWindows() ? "dcp.exe" : "dcp";

    private static string ManagedFileName => OperatingSystem.IsWindows() ? "aspire-managed.exe" : "aspire-managed";

    private static string Existing(string what, string setting, IReadOnlyList<(string Source, string? Path)> candidates)
    {
        var named = candidates.Where(candidate => !string.IsNullOrWhiteSpace(candidate.Path)).ToList();
        foreach (var (_, path) in named)
        {
            if (File.Exists(path))
            {
                return Path.GetFullPath(path);
            }
        }

        var looked = string.Join(", ", named.Select(candidate => $"'{candidate.Path}' ({candidate.Source})"));
        throw new DistributedApplicationException($"{what} was not found. Looked at: {looked}. {Remedy} {setting}.");
    }

    private static string? InFolder(string? folder, string file) =>
        string.IsNullOrWhiteSpace(folder) ? null : Path.Combine(folder, file);

    private string? Metadata(string key) => AppHostOptions.Metadata(appHost.Assembly, key);

    private IEnumerable<string> BundleFolders()
    {
        string?[] folders =
        [
            configuration["AspireCliBundlePath"],
            configuration["ASPIRE_BUNDLE_VERSION_DIR"],
            InFolder(configuration["ASPIRE_HOME"], "bundle"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aspire", "bundle"),
        ];
        return folders.OfType<string>().Where(folder => folder.Length > 0);
    }
}
