using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Watch;

namespace HotDash.Hosting.Fly.Tests.Release.Watch;

public sealed class CrashFindingTests
{
    private static readonly ReleaseTarget s_target = new() { App = "sample", Image = "registry.fly.io/sample@sha256:1", ConfigPath = "fly.toml", Groups = [new ReleaseGroup("app", true, false)] };

    [Fact]
    public async Task Crash_OfTheNewMachine_IsFoundWithItsFirstErrorLine()
    {
        var found = await NewVerifier(new Fly()).FindCrashAsync(s_target, [], TestContext.Current.CancellationToken);

        Assert.Equal(["machine m1 (app) exited with code 134 since its update (restart 4)", "first error line: Unhandled exception. System.IO.IOException: address in use"], found);
    }

    /// <summary>A killed deploy leaves a machine behind that goes on crashing; it would stop every rollback to the same image.</summary>
    [Fact]
    public async Task Crash_ThatADeployBeforeHasLeft_IsNotTheNextOnes()
    {
        var verifier = NewVerifier(new Fly());
        var known = await verifier.CrashedAsync(s_target, TestContext.Current.CancellationToken);

        Assert.Single(known);
        Assert.Empty(await verifier.FindCrashAsync(s_target, known, TestContext.Current.CancellationToken));
    }

    private static ReleaseVerifier NewVerifier(IProcessRunner fly) => new(fly, new RouteProbe(new HttpMessageInvoker(new SocketsHttpHandler()), TimeSpan.FromSeconds(1)), new ReleaseSettings(), TimeProvider.System);

    private sealed class Fly : IProcessRunner
    {
        private const string Machines = """
            [{"id":"m1","state":"started","image_ref":{"registry":"registry.fly.io","repository":"sample","digest":"sha256:1"},"config":{"metadata":{"fly_process_group":"app"}},
              "events":[{"type":"exit","timestamp":1764000009000,"request":{"exit_event":{"exit_code":134,"restarting":true},"restart_count":4}},{"type":"launch","timestamp":1764000000000}]}]
            """;

        private const string Logs = """
            {"level":"info","instance":"m1","message":"Unhandled exception of an older life","timestamp":"2025-11-24T15:59:00Z"}
            {"level":"info","instance":"m1","message":"starting","timestamp":"2025-11-24T16:00:01Z"}
            {"level":"info","instance":"m1","message":"Unhandled exception. System.IO.IOException: address in use","timestamp":"2025-11-24T16:00:02Z"}
            """;

        public Task<ProcessResult> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) => Task.FromResult(new ProcessResult(0, arguments[0] == "logs" ? Logs : Machines, ""));
    }
}
