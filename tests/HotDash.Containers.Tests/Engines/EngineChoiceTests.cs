using Aspire.Hosting;
using HotDash.Hosting.Embedded.Containers;

namespace HotDash.Containers.Tests.Engines;

public sealed class EngineChoiceTests
{
    private static readonly EngineState s_noDocker = new("docker", IsInstalled: false, null, null);
    private static readonly EngineState s_noPodman = new("podman", IsInstalled: false, null, null);
    private static readonly EngineState s_stoppedDocker = new("docker", IsInstalled: true, null, "Cannot connect to the Docker daemon");
    private static readonly EngineState s_podman = new("podman", IsInstalled: true, new Version(4, 3, 1), null);
    private static readonly EngineState s_docker = new("docker", IsInstalled: true, new Version(27, 5, 1), null);

    [Fact]
    public void BothEngines_Running_MeansDocker() => Assert.Equal("docker", EngineChoice.Choose([s_docker, s_podman]).Name);

    [Fact]
    public void Docker_WithoutItsDaemon_GivesWayToPodman() => Assert.Equal("podman", EngineChoice.Choose([s_stoppedDocker, s_podman]).Name);

    [Fact]
    public void NoEngine_Installed_IsRefusedNamingBothAndTheEmbeddedBackend() =>
        AssertRefused([s_noDocker, s_noPodman], "neither Docker nor Podman is installed", "Install one of them");

    [Fact]
    public void Engine_ConfiguredButMissing_IsRefusedNamingIt() =>
        AssertRefused([s_noPodman], "the configured container runtime 'podman' is not installed", "ASPIRE_CONTAINER_RUNTIME=docker");

    [Fact]
    public void Engine_Stopped_IsRefusedWithItsOwnWordsAndHowToStartIt() =>
        AssertRefused([s_stoppedDocker, s_noPodman], "docker is installed but does not work: Cannot connect to the Docker daemon", "systemctl start docker");

    [Theory]
    [InlineData("docker", "20.10.24", "24.0")]
    [InlineData("podman", "3.4.4", "4.3")]
    public void Engine_TooOld_IsRefusedNamingBothVersions(string name, string version, string needed) =>
        AssertRefused([new EngineState(name, IsInstalled: true, Version.Parse(version), null)], $"{name} {version} is too old", $"{needed} or newer");

    [Fact]
    public async Task Probe_OfAProgramThatIsNotThere_FindsNothing()
    {
        var state = await EngineProbe.LookAsync("hotdash-no-such-engine", TestContext.Current.CancellationToken);

        Assert.False(state.IsInstalled);
    }

    [Fact]
    public async Task Probe_OfAProgramThatFails_KeepsItsComplaint()
    {
        using var folder = new FakeEngine("echo warning: cgroups >&2; echo Cannot connect to the daemon >&2; exit 1");

        var state = await EngineProbe.LookAsync(folder.Program, TestContext.Current.CancellationToken);

        Assert.Equal((true, false, "Cannot connect to the daemon"), (state.IsInstalled, state.IsRunning, state.Problem));
    }

    [Fact]
    public async Task Probe_OfAVersionWithASuffix_ReadsItsNumbers()
    {
        using var folder = new FakeEngine("echo 27.5.1+dfsg1");

        Assert.Equal(new Version(27, 5, 1), (await EngineProbe.LookAsync(folder.Program, TestContext.Current.CancellationToken)).Version);
    }

    private static void AssertRefused(EngineState[] states, params string[] parts)
    {
        var exception = Assert.Throws<DistributedApplicationException>(() => EngineChoice.Choose(states));

        Assert.All([.. parts, "leave out HOTDASH_BACKEND=containers"], part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }
}
