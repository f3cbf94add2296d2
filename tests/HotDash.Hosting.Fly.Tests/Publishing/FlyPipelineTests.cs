using Aspire.Hosting;

namespace HotDash.Hosting.Fly.Tests.Publishing;

/// <summary>The steps as a person runs them: <c>dotnet run -- --operation publish --step …</c>.</summary>
[Collection(nameof(PipelineRuns))]
public sealed class FlyPipelineTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("fly-publish-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task PublishStep_OfASoundModel_WritesFilesThatVerifyAccepts()
    {
        Assert.Equal(0, await RunAsync("publish", DigestArgument));
        Assert.Equal(0, await RunAsync("verify-fly"));

        Assert.Equal(
            ["infra/fly/provision.sh", "infra/fly/sample-dashboard/fly.toml", "infra/fly/sample-dashboard/secrets.txt", "infra/fly/sample-support/fly.toml", "infra/fly/sample-support/secrets.txt"],
            Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_root, path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task VerifyStep_AfterAnEdit_Fails()
    {
        await RunAsync("publish", DigestArgument);
        await File.AppendAllTextAsync(Path.Combine(_root, "infra/fly/sample-support/fly.toml"), "\n", TestContext.Current.CancellationToken);

        Assert.Equal(1, await RunAsync("verify-fly"));
    }

    [Fact]
    public async Task PublishStep_WithoutTheImagesDigest_WritesNothing()
    {
        Assert.Equal(1, await RunAsync("publish"));
        Assert.Empty(Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories));
    }

    private static string DigestArgument => $"--Parameters:support-image-digest=sha256:{new string('0', 64)}";

    /// <summary>A failed pipeline ends the process with its exit code; here the process goes on.</summary>
    private async Task<int> RunAsync(string step, params string[] arguments)
    {
        Environment.ExitCode = 0;
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--step", step, "--output-path", _root, .. arguments]);
        SampleStack.Configure(builder, builder.AddFlyEnvironment("fly").WithRegion("ord").WithOrganization("sample-org"));

        await using var app = builder.Build();
        await app.RunAsync(TestContext.Current.CancellationToken);
        var exitCode = Environment.ExitCode;
        Environment.ExitCode = 0;

        return exitCode;
    }
}
