using HotDash.ReleaseDrill.Simulated;

namespace HotDash.Hosting.Fly.Tests.Release;

public sealed class FlySimulatorTests
{
    [Theory]
    [InlineData("releases", "rollback", "71", "--yes")]
    [InlineData("deploy", "--app", "sample", "--rollback")]
    public async Task Simulator_OfACommandThatDoesNotExist_Refuses(params string[] arguments)
    {
        await using var fly = new SimulatedFly(TestContext.Current.CancellationToken);

        var result = await fly.RunAsync("flyctl", arguments, TestContext.Current.CancellationToken);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("Error: unknown", result.Error, StringComparison.Ordinal);
    }
}
