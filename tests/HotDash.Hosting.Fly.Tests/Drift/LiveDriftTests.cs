using System.Text.Json.Nodes;
using HotDash.Hosting.Fly.Drift;
using HotDash.Hosting.Fly.Release;
using HotDash.Tests;

namespace HotDash.Hosting.Fly.Tests.Drift;

public sealed class LiveDriftTests(DeployedSample sample) : IClassFixture<DeployedSample>
{
    private static readonly Dictionary<string, (Action<JsonArray> Change, string Finding)> s_machineEdits = new()
    {
        ["image"] = (machines => Web(machines)["image_ref"]!["digest"] = "sha256:other", "machine machine-web (web): image is sha256:other, the model says sha256:777"),
        ["memory"] = (machines => Config(machines)["guest"]!["memory_mb"] = 256, "machine machine-web (web): guest.memory_mb is 256, the model says 2048."),
        ["variable"] = (machines => Config(machines)["env"]!["RAILS_ENV"] = "development", "machine machine-web (web): env.RAILS_ENV is another value, the model says another."),
        ["variable added"] = (machines => Config(machines)["env"]!["DEBUG"] = "hand-set", "machine machine-web (web): env.DEBUG is not in the model."),
        ["variable gone"] = (machines => Config(machines)["env"]!.AsObject().Remove("RAILS_ENV"), "machine machine-web (web): env.RAILS_ENV is missing."),
        ["check path"] = (machines => Service(machines)["checks"]![0]!["path"] = "/", "machine machine-web (web): services[tcp 3000].checks[http /] = http GET / every 15s timeout 5s grace 30s X-Forwarded-Proto: https is not in the model."),
        ["check time"] = (machines => Service(machines)["checks"]![0]!["interval"] = "1m0s", "machine machine-web (web): services[tcp 3000].checks[http /api] is http GET /api every 1m timeout"),
        ["no checks"] = (machines => Service(machines).Remove("checks"), "machine machine-web (web): services[tcp 3000].checks[http /api] is missing"),
        ["concurrency"] = (machines => Service(machines)["concurrency"]!["hard_limit"] = 250, "machine machine-web (web): services[tcp 3000].concurrency.hard_limit is 250, the model says 25."),
        ["autostop"] = (machines => Service(machines)["autostop"] = true, "machine machine-web (web): services[tcp 3000].autostop is stop, the model says off."),
        ["port"] = (machines => Service(machines)["ports"]!.AsArray().Add(new JsonObject { ["port"] = 8443, ["handlers"] = new JsonArray("tls") }), "machine machine-web (web): services[tcp 3000].ports[8443] = tls is not in the model."),
        ["service"] = (machines => Config(machines)["services"]!.AsArray().Add(new JsonObject { ["protocol"] = "udp", ["internal_port"] = 53 }), "machine machine-web (web): services[udp 53] = there is not in the model."),
        ["force https"] = (machines => Service(machines)["ports"]![0]!["force_https"] = true, "machine machine-web (web): services[tcp 3000].ports[80] is http force_https, the model says http."),
        ["command"] = (machines => Config(machines)["init"]!["cmd"] = new JsonArray("sh"), "machine machine-web (web): init.cmd is sh, the model says bundle exec rails server -b 0.0.0.0."),
        ["signal"] = (machines => Config(machines)["stop_config"]!["signal"] = "SIGINT", "machine machine-web (web): stop_config.signal is SIGINT, the model says SIGTERM."),
        ["restart"] = (machines => Config(machines, "worker")["restart"]!["policy"] = "on-failure", "machine machine-worker (worker): restart.policy is on-failure, the model says always."),
        ["region"] = (machines => Web(machines)["region"] = "fra", "machine machine-web (web): region is fra, the model says ord."),
        ["group gone"] = (machines => machines.Remove(Web(machines)), "app: machines of group web in ord is missing, the model says 1."),
        ["group added"] = (machines => Metadata(machines)["fly_process_group"] = "cron", "machine machine-web (cron): process group cron is not in the model."),
        ["machine added"] = (machines => machines.Add(Web(machines).DeepClone()), "app: machines of group web in ord is 2, the model says 1."),
        ["by hand"] = (machines => Metadata(machines).AsObject().Remove("fly_platform_version"), "machine machine-web (web): a machine that was made by hand is not in the model."),
    };

    private static readonly Dictionary<string, (Action<JsonArray> Change, string Finding)> s_secretEdits = new()
    {
        ["gone"] = (secrets => secrets.RemoveAt(0), "app: secret ConnectionStrings__support is missing, the model says connection string of support-db."),
        ["added"] = (secrets => secrets.Add(new JsonObject { ["name"] = "EXTRA", ["digest"] = "1", ["status"] = "Deployed" }), "app: secret EXTRA is not in the model. flyctl secrets unset EXTRA --stage --app sample-support"),
        ["staged"] = (secrets => secrets[0]!["status"] = "Staged", "app: secret ConnectionStrings__support is Staged, the model says Deployed."),
        ["changed"] = (secrets => secrets[0]!["digest"] = "other", "app: digest of secret ConnectionStrings__support is other, the model says "),
    };

    public static TheoryData<string> MachineEdits => [.. s_machineEdits.Keys];

    public static TheoryData<string> SecretEdits => [.. s_secretEdits.Keys];

    [Fact]
    public async Task Drift_OfWhatWasJustDeployed_IsNone()
    {
        var report = await LookAsync(sample.Machines, sample.Secrets);

        Assert.False(report.HasDrift, report.ToText());
        Assert.Equal($"sample-support: runs as the model says, image {FlySimulation.Digest}\n", report.ToText());
    }

    [Theory]
    [MemberData(nameof(MachineEdits))]
    public async Task Drift_AfterAChangeByHand_NamesMachineValueAndRemedy(string edit)
    {
        var machines = JsonNode.Parse(sample.Machines)!.AsArray();
        s_machineEdits[edit].Change(machines);

        var report = await LookAsync(machines.ToJsonString(), sample.Secrets);

        Assert.Contains(report.Apps[0].Findings, finding => finding.ToString().StartsWith(s_machineEdits[edit].Finding, StringComparison.Ordinal) && finding.Remedy.Length > 0);
        Assert.DoesNotContain("hand-set", report.ToJson() + report.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SecretEdits))]
    public async Task Drift_OfASecret_IsSeenByNameAndDigest(string edit)
    {
        var baseline = DriftReport.Parse((await LookAsync(sample.Machines, sample.Secrets)).ToJson());
        var secrets = JsonNode.Parse(sample.Secrets)!.AsArray();
        s_secretEdits[edit].Change(secrets);

        var finding = Assert.Single((await LookAsync(sample.Machines, secrets.ToJsonString(), baseline)).Apps[0].Findings);

        Assert.StartsWith(s_secretEdits[edit].Finding, finding.ToString(), StringComparison.Ordinal);
    }

    /// <summary>HotDash's real machines of October 2025, as our sample of flyctl's answer has them.</summary>
    [Fact]
    public async Task Drift_OfTheMachinesOfTheIncident_NamesWhatTheyLacked()
    {
        var machines = await File.ReadAllTextAsync(RepositoryRoot.Combine("tests", "data", "fly", "samples", "machine-list-chatwoot.json"), TestContext.Current.CancellationToken);

        var subjects = (await LookAsync(machines, sample.Secrets)).Apps[0].Findings.Select(finding => finding.Subject).ToList();

        Assert.Subset(subjects.ToHashSet(), new HashSet<string> { "image", "services[tcp 3000].checks[http /api]", "services[tcp 3000].autostop", "stop_config.signal", "restart.policy" });
    }

    [Theory]
    [InlineData(1, "", "Error: unauthorized", "flyctl machine list failed (exit code 1): Error: unauthorized")]
    [InlineData(0, "{}", "", "the answer of flyctl machine list is not understood: Expected a list of machines.")]
    [InlineData(0, "<html>", "", "the answer of flyctl machine list is not understood:")]
    public async Task Drift_WhenFlyctlFails_IsNoSuccess(int exitCode, string output, string error, string problem)
    {
        var flyctl = new FakeFlyctl(new Dictionary<string, ProcessResult> { ["machine"] = new(exitCode, output, error), ["secrets"] = new(0, "[]", "") });

        var report = await new LiveDrift(flyctl, "flyctl").LookAsync([sample.Expected], null, TestContext.Current.CancellationToken);

        Assert.True(report.HasProblems);
        Assert.StartsWith(problem, report.Apps[0].Problem, StringComparison.Ordinal);
    }

    private Task<DriftReport> LookAsync(string machines, string secrets, DriftReport? baseline = null) =>
        new LiveDrift(new FakeFlyctl(machines, secrets), "flyctl").LookAsync([sample.Expected], baseline, TestContext.Current.CancellationToken);

    private static JsonObject Machine(JsonArray machines, string group) => machines.Select(machine => machine!.AsObject()).First(machine => (string?)machine["id"] == $"machine-{group}");

    private static JsonObject Web(JsonArray machines) => Machine(machines, "web");

    private static JsonObject Config(JsonArray machines, string group = "web") => Machine(machines, group)["config"]!.AsObject();

    private static JsonObject Service(JsonArray machines) => Config(machines)["services"]![0]!.AsObject();

    private static JsonNode Metadata(JsonArray machines) => Config(machines)["metadata"]!;
}
