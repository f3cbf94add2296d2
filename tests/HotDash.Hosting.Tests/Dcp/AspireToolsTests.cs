using Aspire.Hosting;
using Aspire.Hosting.Dcp;
using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Tests.Dcp;

public sealed class AspireToolsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tools.").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void FindDcp_WithAFolderInTheEnvironment_TakesTheFileInIt()
    {
        File.WriteAllText(Path.Combine(_folder, "dcp"), "");

        Assert.Equal(Path.Combine(_folder, "dcp"), Tools(("ASPIRE_DCP_PATH", _folder)).FindDcp());
    }

    [Fact]
    public void FindDashboard_InTheBundleOfAnInstalledCli_TakesItsBinary()
    {
        var managed = Directory.CreateDirectory(Path.Combine(_folder, "managed")).FullName;
        File.WriteAllText(Path.Combine(managed, "aspire-managed"), "");

        Assert.Equal(Path.Combine(managed, "aspire-managed"), Tools(("AspireCliBundlePath", _folder)).FindDashboard());
    }

    [Fact]
    public void FindDcp_NotThere_NamesWhereItLookedAndTheRemedy()
    {
        Assert.SkipWhen(
            Directory.Exists(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aspire", "bundle")),
            "An Aspire CLI is installed for this user, so DCP is found in any case.");

        var error = Assert.Throws<DistributedApplicationException>(() => Tools(("ASPIRE_DCP_PATH", _folder)).FindDcp());

        Assert.Contains($"'{Path.Combine(_folder, "dcp")}' (ASPIRE_DCP_PATH)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Build the solution once", error.Message, StringComparison.Ordinal);
    }

    private AspireTools Tools(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value))
            .Build();
        return new AspireTools(configuration, DcpOptions.From(configuration), new AppHostOptions(null, new DistributedApplicationOptions(), _folder));
    }
}
