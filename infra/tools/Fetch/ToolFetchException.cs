namespace HotDash.Tools.Fetch;

/// <summary>A failure with a remedy, reported once in MSBuild's error format.</summary>
internal sealed class ToolFetchException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public string ToBuildMessage() => $"HotDash.Tools : error {Code}: {Message.ReplaceLineEndings(" ")}";

    public static ToolFetchException Node(string observed) => new(
        "HOTDASH001",
        $"The pinned tools are fetched with Node.js {NodeVersion.Minimum} or newer and its npm, but {observed}. "
        + $"Install Node.js {NodeVersion.Minimum} or newer (https://nodejs.org), or {Alternative}");

    public static ToolFetchException Platform(string platform, IEnumerable<string> pinned) => new(
        "HOTDASH002",
        $"The tools are pinned for {string.Join(", ", pinned)}; this machine is {platform}. To go on, {Alternative}");

    public static ToolFetchException Npm(int exitCode, string output) => new(
        "HOTDASH003",
        $"'npm ci' failed with exit code {exitCode}: {output} Check the network or proxy, the npm registry setting and the free space, then build again; or {Alternative}");

    public static ToolFetchException Bundle(int exitCode, string output) => new(
        "HOTDASH004",
        $"Extracting DCP and the dashboard from the Aspire CLI failed with exit code {exitCode}: {output} It needs 300 MB of free space and the C library glibc. Or {Alternative}");

    public static ToolFetchException Folder(string path, Exception cause) => new(
        "HOTDASH005",
        $"The pinned tools could not be written to '{path}': {cause.Message} Give the user who builds write access to that folder (a clone first built by root belongs to root), then build again.");

    public static ToolFetchException Content(string library, string folder) => new(
        "HOTDASH006",
        $"The pinned PostgreSQL package holds no '{library}' in '{folder}'. Delete infra/tools/node_modules and build again; if it stays so, the version in infra/tools/package-lock.json has another layout.");

    private const string Alternative =
        "install the Aspire CLI, set ASPIRE_DCP_PATH to the folder of its dcp and ASPIRE_DASHBOARD_PATH to its aspire-managed file, and run the databases in containers with HOTDASH_BACKEND=containers.";
}
