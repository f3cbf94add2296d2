using Aspire.Hosting;
using HotDash.Hosting.Embedded.Instance;
using Microsoft.Extensions.Configuration;

namespace HotDash.Embedded.Tests.Stack;

public sealed class SingleInstanceTests
{
    [Fact]
    public async Task SecondStack_OfTheSameFolder_IsToldWhoRunsAndWhere()
    {
        using var folder = new HostFolder();
        using var first = new SingleInstance(new InstanceFolder(folder.Base), Configuration("https://localhost:17223;http://localhost:17224"));
        using var second = new SingleInstance(new InstanceFolder(folder.Base), Configuration("http://localhost:1"));
        await first.HoldAsync();

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(second.HoldAsync);

        Assert.Equal(
            $"The stack of '{folder.Base}' is already running as process {Environment.ProcessId}; its dashboard is https://localhost:17223. "
            + "Use that one, or stop it first. Another clone has data and ports of its own.",
            exception.Message);
    }

    [Fact]
    public async Task SecondStack_AfterTheFirstStopped_IsAllowed()
    {
        using var folder = new HostFolder();
        var first = new SingleInstance(new InstanceFolder(folder.Base), Configuration("http://localhost:1"));
        await first.HoldAsync();
        first.Dispose();

        using var second = new SingleInstance(new InstanceFolder(folder.Base), Configuration("http://localhost:2"));
        await second.HoldAsync();

        Assert.Equal([$"{Environment.ProcessId}", "http://localhost:2"], await File.ReadAllLinesAsync(Path.Combine(folder.Base, "instance"), TestContext.Current.CancellationToken));
    }

    private static IConfiguration Configuration(string urls) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = urls }).Build();
}
