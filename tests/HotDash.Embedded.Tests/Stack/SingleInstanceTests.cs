using Aspire.Hosting;
using HotDash.Hosting.Embedded.Instance;

namespace HotDash.Embedded.Tests.Stack;

public sealed class SingleInstanceTests
{
    [Fact]
    public async Task SecondStack_OfTheSameFolder_IsToldWhoRunsAndWhere()
    {
        using var folder = new HostFolder();
        using var first = new SingleInstance(new InstanceFolder(folder.Base));
        using var second = new SingleInstance(new InstanceFolder(folder.Base));
        await first.HoldAsync();
        first.WriteHolder("http://localhost:17223");

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(second.HoldAsync);

        Assert.Equal(
            $"The stack of '{folder.Base}' is already running as process {Environment.ProcessId}; its dashboard is http://localhost:17223. "
            + "Use that one, or stop it first. Another clone has data and ports of its own.",
            exception.Message);
    }

    [Fact]
    public async Task SecondStack_AfterTheFirstStopped_IsAllowed()
    {
        using var folder = new HostFolder();
        var first = new SingleInstance(new InstanceFolder(folder.Base));
        await first.HoldAsync();
        first.Dispose();

        using var second = new SingleInstance(new InstanceFolder(folder.Base));
        await second.HoldAsync();

        Assert.Equal([$"{Environment.ProcessId}", "(not up yet)"], await File.ReadAllLinesAsync(Path.Combine(folder.Base, "instance"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/proc/hotdash")]
    [InlineData("/dev/null/data")]
    public async Task Stack_InAFolderThatCannotBe_NamesItAndTheRemedy(string path)
    {
        using var stack = new SingleInstance(new InstanceFolder(path));

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(stack.HoldAsync);

        Assert.StartsWith($"The data folder '{path}' cannot be used: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Set HotDash__DataFolder to a folder that this account may write and whose disk has space.", exception.Message, StringComparison.Ordinal);
    }
}
