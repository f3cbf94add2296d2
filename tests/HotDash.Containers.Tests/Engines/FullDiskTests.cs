using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using HotDash.Hosting.Embedded.Containers;
using HotDash.SystemHarness;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Containers.Tests.Engines;

/// <summary>A data volume that holds a hundred files and no more, under the machine's own engine.</summary>
public sealed class FullDiskTests
{
    [Theory]
    [InlineData("Error: creating container storage: write /var/lib/containers/x: no space left on device", "The disk is full")]
    [InlineData("initdb: error: could not write to file \"x\": No space left on device", "The disk is full")]
    [InlineData("rootlessport listen tcp 127.0.0.1:5432: bind: address already in use", "A port of the container")]
    public void Advice_ByWhatTheEngineSaid_NamesTheCauseAndTheLine(string line, string beginning)
    {
        var advice = ContainerFailureAdvice.ForCause("postgres:18", ["starting", line, "ended"]);

        Assert.StartsWith(beginning, advice, StringComparison.Ordinal);
        Assert.Contains(line, advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_ForAnUnknownCause_IsNone() => Assert.Null(ContainerFailureAdvice.ForCause("postgres:18", ["FATAL: something else"]));

    [Fact]
    public async Task Volume_WithoutRoom_IsToldAsAFullDiskInTheLogOfItsResource()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var obstacle = await ContainerBackend.FindObstacleAsync(cancellationToken);
        Assert.SkipUnless(obstacle is null, obstacle ?? "");
        var folder = Directory.CreateTempSubdirectory("hotdash-full-");
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.Configuration["HOTDASH_BACKEND"] = "containers";
        builder.Configuration["DcpPublisher:ContainerRuntime"] = "podman";
        builder.Configuration["HotDash:DataFolder"] = folder.FullName;
        builder.Configuration["HotDash:Images:Postgres"] = ContainerBackend.PostgresImage;
        var postgres = builder.AddPostgresBackend("postgres");
        var volume = DataVolume.NameFor(builder, "postgres");
        await Podman.RunAsync(cancellationToken, "volume", "create", "--opt", "type=tmpfs", "--opt", "device=tmpfs", "--opt", "o=nr_inodes=100", volume);
        await using var application = await builder.BuildAsync(cancellationToken);

        try
        {
            await application.StartAsync(cancellationToken);

            var advice = await ResourceLogs.FindAsync(
                application.Services.GetRequiredService<ResourceLoggerService>(), postgres.Server.Resource, "The disk is full", cancellationToken);
            Assert.Contains("No space left on device", advice, StringComparison.Ordinal);
            Assert.Contains("reset-data", advice, StringComparison.Ordinal);
        }
        finally
        {
            await application.StopAsync(CancellationToken.None);
            await Podman.RunAsync(CancellationToken.None, "volume", "rm", "--force", volume);
            folder.Delete(recursive: true);
        }
    }
}
