using Aspire.Hosting.Backchannel.Auxiliary;

namespace HotDash.Hosting.Tests.Backchannel;

public sealed class AuxiliarySocketPathTests
{
    [Fact]
    public void Create_AnyProject_IsElevenCharactersOfIdAndEightOfInstanceAndTheProcess()
    {
        var path = AuxiliarySocketPath.Create("/src/App/App.csproj", "/home/dev", 4711);

        Assert.Matches("^/home/dev/\\.aspire/cli/bch/[A-Za-z0-9_-]{19}\\.4711$", path);
    }

    [Fact]
    public void AppHostId_SymbolicLinkToTheProject_IsThatOfTheProject()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var real = folder.CreateSubdirectory("real").FullName;
            File.WriteAllText(Path.Combine(real, "App.csproj"), "<Project />");
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "link"), real);

            Assert.Equal(
                AuxiliarySocketPath.AppHostId(Path.Combine(real, "App.csproj")),
                AuxiliarySocketPath.AppHostId(Path.Combine(folder.FullName, "link", "App.csproj")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
