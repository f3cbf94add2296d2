using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Cli.Tests.Testing;

[Collection(AppHostCommandTests.OneAtATime)]
public sealed class TestingBuilderTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task CreateAsync_TwoHostsAtOnce_ServeAtAddressesOfTheirOwn()
    {
        SkipWithoutTools();
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var first = await StartAsync(cancellationToken);
        await using var second = await StartAsync(cancellationToken);

        Assert.NotEqual(first.GetEndpoint("web", "http"), second.GetEndpoint("web"));
        using var client = second.CreateHttpClient("web");
        Assert.Equal("Hello from MiniWeb", await client.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken));
    }

    [Fact]
    public async Task BuildAsync_ModelChangedByTheTest_IsTheModelThatRuns()
    {
        SkipWithoutTools();
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.MiniAppHost>(["--Parameters:secret=x"], cancellationToken);
        builder.Resources.Remove(builder.Resources.Single(resource => resource.Name == "web"));
        builder.AddExecutable("once", "sh", ".", "-c", "exit 3");

        await using var app = await builder.BuildAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        var ended = await app.ResourceNotifications.WaitForResourceAsync("once", state => state.Snapshot.ExitCode is not null, cancellationToken)
            .WaitAsync(s_patience, cancellationToken);

        Assert.Equal(3, ended.Snapshot.ExitCode);
        Assert.DoesNotContain(app.Services.GetRequiredService<DistributedApplicationModel>().Resources, resource => resource.Name == "aspire-dashboard");
    }

    [Fact]
    public async Task StartAsync_Factory_RunsTheDerivedHooksInOrder()
    {
        SkipWithoutTools();
        await using var factory = new RecordingFactory();

        await factory.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["creating", "created", "building", "built"], factory.Stages);
        Assert.True(factory.GetEndpoint("web").IsAbsoluteUri);
        Assert.Contains("Resource 'nothing' was not found.", Assert.Throws<ArgumentException>(() => factory.GetEndpoint("nothing")).Message, StringComparison.Ordinal);
        Assert.Contains("It has: http.", Assert.Throws<ArgumentException>(() => factory.GetEndpoint("web", "grpc")).Message, StringComparison.Ordinal);
    }

    private static async Task<DistributedApplication> StartAsync(CancellationToken cancellationToken)
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.MiniAppHost>(["--Parameters:secret=x"], cancellationToken);
        var app = await builder.BuildAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("web", cancellationToken).WaitAsync(s_patience, cancellationToken);

        return app;
    }

    private static void SkipWithoutTools() => Assert.SkipUnless(AspireCli.Missing is null, AspireCli.Missing ?? string.Empty);
}
