namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>
/// Whether an app's machines run the image that was deployed. flyctl's own answer is no proof: it accepts a server that crashes slower than its
/// ten seconds of watching, an app without checks, and an update that Fly took back.
/// </summary>
internal static class MachineJudge
{
    public static IReadOnlyList<ReleaseProblem> Judge(ReleaseTarget target, IReadOnlyList<FlyMachine> machines)
    {
        var active = machines.Where(machine => !machine.IsStandby).ToList();

        return
        [
            .. target.Groups.Where(group => active.All(machine => machine.Group != group.Name)).Select(group => new ReleaseProblem($"group {group.Name} has no machine", false)),
            .. active.SelectMany(machine => Judge(target, target.Groups.FirstOrDefault(group => group.Name == machine.Group), machine)),
        ];
    }

    private static IEnumerable<ReleaseProblem> Judge(ReleaseTarget target, ReleaseGroup? group, FlyMachine machine)
    {
        var name = $"machine {machine.Id} ({machine.Group})";

        if (group is null)
        {
            yield return new ReleaseProblem($"{name} belongs to no group of the app", false);
        }

        if (machine.Digest != target.Digest)
        {
            yield return new ReleaseProblem($"{name} runs {machine.Digest}, not {target.Digest}: the update was taken back or never happened", true);
        }

        // Exit code 0 too: a server does not end by itself, and a group that is always restarted would go round for ever.
        if (machine.Exits.FirstOrDefault(exit => !exit.RequestedStop) is { } crash)
        {
            var cause = crash.OutOfMemory ? "ran out of memory" : $"exited with code {crash.ExitCode}";
            yield return new ReleaseProblem($"{name} {cause} since its update (restart {crash.RestartCount}{(crash.Restarting ? "" : ", given up")})", true);
        }

        if (machine.State != "started" && !(group is { MayStop: true } && machine is { State: "stopped" or "suspended", WasStoppedOnPurpose: true }))
        {
            yield return new ReleaseProblem($"{name} is {machine.State}", false);
        }

        if (!machine.IsHostOk)
        {
            yield return new ReleaseProblem($"{name} is on a host that Fly cannot reach", false);
        }

        foreach (var problem in Checks(name, group, machine))
        {
            yield return problem;
        }
    }

    private static IEnumerable<ReleaseProblem> Checks(string name, ReleaseGroup? group, FlyMachine machine)
    {
        if (machine.State != "started")
        {
            yield break;
        }

        if (group is { NeedsCheck: true } && machine.Checks.Count == 0)
        {
            yield return new ReleaseProblem($"{name} reports no health check", false);
        }

        foreach (var check in machine.Checks.Where(check => check.Status != "passing"))
        {
            yield return new ReleaseProblem($"{name}: check {check.Name} is {check.Status}: {check.Output}", false);
        }
    }
}
