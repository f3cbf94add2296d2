using HotDash.Ops.Doctor;

namespace HotDash.Ops.Tests;

public sealed class DoctorTests
{
    private const int Least = 38;

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Doctor_FortySeededFaults_NamesTheCauseWithARemedy()
    {
        var missed = new List<string>();

        foreach (var fault in FaultCorpus.All)
        {
            using var machine = new FakeMachine();
            fault.Seed(machine);
            var findings = await ExamineAsync(machine);

            if (!findings.Any(finding => finding is { Level: > FindingLevel.Unknown, Remedy.Length: > 0 } && fault.Cause.All(word => finding.Seen.Contains(word, StringComparison.Ordinal))))
            {
                missed.Add($"{fault.Name}: {string.Join(" | ", findings.Where(finding => finding.Level > FindingLevel.Fine).Select(finding => finding.Seen))}");
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{FaultCorpus.All.Count - missed.Count} of {FaultCorpus.All.Count} faults named");
        Assert.Equal(40, FaultCorpus.All.Count);
        Assert.True(FaultCorpus.All.Count - missed.Count >= Least, string.Join('\n', missed));
    }

    [Fact]
    public async Task Doctor_EachSeededFault_BringsNoOtherProblem()
    {
        var others = new List<string>();

        foreach (var fault in FaultCorpus.All)
        {
            using var machine = new FakeMachine();
            fault.Seed(machine);
            others.AddRange((await ExamineAsync(machine))
                .Where(finding => finding.Level == FindingLevel.Problem && !fault.Cause.Any(word => finding.Seen.Contains(word, StringComparison.Ordinal)))
                .Select(finding => $"{fault.Name}: {finding.Seen}"));
        }

        Assert.Empty(others);
    }

    [Fact]
    public async Task Doctor_EverythingWell_FindsNothing()
    {
        using var machine = new FakeMachine();

        Assert.DoesNotContain(await ExamineAsync(machine), finding => finding.Level != FindingLevel.Fine);
    }

    [Fact]
    public async Task Doctor_StackNotRunning_SaysHowToStartIt()
    {
        using var machine = new FakeMachine();
        machine.Answers["aspire describe"] = FakeMachine.Failed("No running AppHost found.");

        var finding = Assert.Single(await ExamineAsync(machine), finding => finding.Area == "local");

        Assert.Equal((FindingLevel.Unknown, "dotnet run --project HotDash.AppHost"), (finding.Level, finding.Remedy));
    }

    [Fact]
    public async Task Doctor_FullDisk_IsAProblem()
    {
        using var machine = new FakeMachine();

        var finding = Assert.Single(await new MachineCheck(_ => 300).ExamineAsync(machine.Clone, machine, machine, _cancellationToken));

        Assert.Equal(FindingLevel.Problem, finding.Level);
    }

    [Fact]
    public async Task Doctor_OnThisClone_TakesLessThanFiveSeconds()
    {
        var started = TimeProvider.System.GetTimestamp();
        using var web = new HotDash.Ops.Machine.Web();
        var clone = Clone.Find(AppContext.BaseDirectory);
        Assert.NotNull(clone);

        var findings = await new DoctorReport(new HotDash.Ops.Machine.Shell(), web, TimeProvider.System, TextWriter.Null).ExamineAsync(clone, _cancellationToken);

        Assert.NotEmpty(findings);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 8);
    }

    private Task<IReadOnlyList<Finding>> ExamineAsync(FakeMachine machine) => new DoctorReport(machine, machine, TimeProvider.System, TextWriter.Null).ExamineAsync(
        [new GitCheck(), new ToolCheck(), new SecretCheck(), new DriftCheck(), new EnvironmentCheck()], machine.Clone, _cancellationToken);
}
