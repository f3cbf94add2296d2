[assembly: AssemblyFixture(typeof(HotDash.ApiProof.Tests.OfficialApi))]

namespace HotDash.ApiProof.Tests;

public sealed class OfficialCompilationTests(HotDashProjects projects) : IClassFixture<HotDashProjects>
{
    public static TheoryData<string> Projects => [.. HotDashProjects.Names];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_BuiltAgainstTheOfficialApi_Compiles(string project)
    {
        if (projects.Failure(project) is { } failure)
        {
            Assert.Fail($"{project} does not compile against the official Aspire API:\n{failure}");
        }
    }

    [Fact]
    public void Projects_UsingAspire_AreFound()
    {
        Assert.Contains(HotDashProjects.Names, name => name.EndsWith("HotDash.AppHost.csproj", StringComparison.Ordinal));
        Assert.Contains(HotDashProjects.Names, name => name.EndsWith("HotDash.Hosting.Fly.csproj", StringComparison.Ordinal));
    }
}
