using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Tests.ApplicationModel;

public sealed class ProjectTests
{
    [Fact]
    public async Task Project_WithALaunchProfile_TakesItsUrlsVariablesAndArguments()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddProject("web", TestProject.Write(model.Builder.AppHostDirectory, "https://localhost:7443;http://localhost:5080"));
        TestModel.Allocate(web, "https", 7443);
        TestModel.Allocate(web, "http", 5080);

        var environment = await model.EnvironmentOfAsync(web);
        var arguments = await ExecutionConfigurationBuilder.Create(web.Resource).WithArgumentsConfig()
            .BuildAsync(model.Builder.ExecutionContext, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("https://localhost:7444;http://localhost:5081", environment["ASPNETCORE_URLS"]);
        Assert.Equal("7443", environment["ASPNETCORE_HTTPS_PORT"]);
        Assert.Equal("Development", environment["ASPNETCORE_ENVIRONMENT"]);
        Assert.Equal("web", environment["DOTNET_LAUNCH_PROFILE"]);
        Assert.Equal(["--name", "two words"], arguments.Arguments.Select(argument => argument.Value));
    }

    [Fact]
    public async Task Project_WithAnotherProfile_TakesThatOne()
    {
        await using var model = new TestModel();
        var web = model.Builder.AddProject("web", TestProject.Write(model.Builder.AppHostDirectory, "http://localhost:5080"), "other");

        Assert.Equal("1", (await model.EnvironmentOfAsync(web))["OTHER"]);
        Assert.False(web.GetEndpoint("http").Exists);
    }

    [Fact]
    public async Task Project_WithAnUnknownProfile_IsRefusedNamingTheOthers()
    {
        await using var model = new TestModel();
        var path = TestProject.Write(model.Builder.AppHostDirectory, "http://localhost:5080");

        var error = Assert.Throws<DistributedApplicationException>(() => model.Builder.AddProject("web", path, "staging"));

        Assert.Equal("Project 'web' has no launch profile 'staging'. Its profiles: web, other.", error.Message);
    }

    [Fact]
    public async Task Project_ThatDoesNotExist_IsRefusedByPath()
    {
        await using var model = new TestModel();

        var error = Assert.Throws<DistributedApplicationException>(() => model.Builder.AddProject("web", "nowhere/web.csproj"));

        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }
}
