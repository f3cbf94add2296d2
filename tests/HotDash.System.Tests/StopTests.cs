using HotDash.SystemHarness;

namespace HotDash.System.Tests;

/// <summary>However the AppHost ends, nothing of it stays: processes are found by a marker in their environment.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(2);

    /// <summary>Generous, since this is about what is left and not about speed; the benchmark measures speed.</summary>
    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task AppHost_EndedBySignal_LeavesNothing(string signal)
    {
        await using var stack = await Stack.StartAsync(new(), s_startLimit, Cancelled);
        var temporary = TemporaryEntries(stack);
        Assert.NotEmpty(temporary);

        stack.Process.Signal(signal);
        await stack.Process.WaitForNothingLeftAsync(s_stopLimit, Cancelled);

        Assert.All(temporary, path => Assert.False(Path.Exists(path), path));
    }

    [Fact]
    public async Task SecondStart_InTheSameFolder_IsRefusedNamingTheFirst()
    {
        await using var stack = await Stack.StartAsync(new(), s_startLimit, Cancelled);
        var address = (await stack.Process.LoginUrl.WaitAsync(Cancelled)).GetLeftPart(UriPartial.Authority);

        await using var second = AppHostProcess.Start(new() { Home = stack.Process.Home });
        await second.WaitForNothingLeftAsync(s_stopLimit, Cancelled);

        Assert.Contains($"is already running as process {stack.Process.AppHostPid()}; its dashboard is {address}", second.Output, StringComparison.Ordinal);
        Assert.All(await stack.GetSettledResourcesAsync(TimeSpan.FromSeconds(30), Cancelled), resource => Assert.True(resource.IsSettled, resource.DisplayName));
    }

    /// <summary>DCP's session folder, which holds the kubeconfig with its token, and the socket of the CLI.</summary>
    private static List<string> TemporaryEntries(Stack stack) =>
    [
        .. stack.Process.Processes.List()
            .SelectMany(process => process.CommandLine.Split(' '))
            .Where(argument => argument.EndsWith("/kubeconfig", StringComparison.Ordinal))
            .Select(argument => Path.GetDirectoryName(argument) ?? argument)
            .Distinct(),
    ];
}
