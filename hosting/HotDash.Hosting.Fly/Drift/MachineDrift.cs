using HotDash.Hosting.Fly.Publishing;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>Machines against the model: image, region, number, and everything of their configuration that the model says.</summary>
internal static class MachineDrift
{
    private const string Deploy = "Deploy again, or change the model.";

    public static IEnumerable<DriftFinding> Compare(ExpectedApp app, IReadOnlyList<LiveMachine> machines)
    {
        var managed = machines.Where(machine => machine.IsManaged).ToList();

        foreach (var machine in machines.Where(machine => !machine.IsManaged))
        {
            yield return new DriftFinding(DriftKind.Unexpected, Name(machine), "a machine that was made by hand", null, null, $"flyctl machine destroy {machine.Id} --app {app.Name}");
        }

        foreach (var finding in Groups(app, managed).Concat(Images(app, managed)).Concat(managed.SelectMany(machine => Machine(app, machine))))
        {
            yield return finding;
        }
    }

    private static IEnumerable<DriftFinding> Groups(ExpectedApp app, List<LiveMachine> machines)
    {
        foreach (var group in app.Model.Groups)
        {
            foreach (var region in group.Settings.Regions.Prepend(app.Model.Region ?? ""))
            {
                var count = machines.Count(machine => !machine.IsStandby && machine.Group == group.Settings.Name && machine.Region == region);

                if (count != group.Replicas)
                {
                    yield return new DriftFinding(
                        count == 0 ? DriftKind.Missing : DriftKind.Different, "app", $"machines of group {group.Settings.Name} in {region}", FactText.Number(group.Replicas), FactText.Number(count),
                        $"flyctl scale count {group.Settings.Name}={FactText.Number(group.Replicas)} --region {region} --app {app.Name}");
                }
            }
        }
    }

    private static IEnumerable<DriftFinding> Images(ExpectedApp app, List<LiveMachine> machines)
    {
        foreach (var machine in app.Digest is null ? [] : machines.Where(machine => machine.Digest != app.Digest))
        {
            yield return new DriftFinding(DriftKind.Different, Name(machine), "image", app.Digest, machine.Digest, Deploy);
        }

        if (app.Digest is null && machines.Select(machine => machine.Digest).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            yield return new DriftFinding(DriftKind.Different, "app", "image", "one for all machines", string.Join(", ", machines.Select(machine => machine.Digest).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), Deploy);
        }
    }

    private static IEnumerable<DriftFinding> Machine(ExpectedApp app, LiveMachine machine)
    {
        if (app.Model.Groups.FirstOrDefault(group => group.Settings.Name == machine.Group) is not { } group)
        {
            return [new DriftFinding(DriftKind.Unexpected, Name(machine), $"process group {machine.Group}", null, null, Deploy)];
        }

        var expected = MachineFacts.Of(app.Document, machine.Group);

        return
        [
            .. Region(app.Model, group, machine),
            .. expected.Where(fact => !machine.Facts.TryGetValue(fact.Key, out var actual) || actual != fact.Value).Select(fact => Fact(machine, fact.Key, fact.Value)),
            .. machine.Facts.Where(fact => IsThing(fact.Key) && !expected.ContainsKey(fact.Key) && !IsPartOfUnexpected(fact.Key, machine, expected))
                .Select(fact => new DriftFinding(DriftKind.Unexpected, Name(machine), fact.Key, null, Shown(fact.Key, fact.Value), Deploy)),
        ];
    }

    private static IEnumerable<DriftFinding> Region(FlyAppModel app, FlyGroupModel group, LiveMachine machine)
    {
        if (machine.Region != app.Region && !group.Settings.Regions.Contains(machine.Region))
        {
            yield return new DriftFinding(DriftKind.Different, Name(machine), "region", string.Join(" or ", group.Settings.Regions.Prepend(app.Region ?? "")), machine.Region, $"flyctl machine clone {machine.Id} --region {app.Region} --app {app.Name}, then destroy this one.");
        }
    }

    private static DriftFinding Fact(LiveMachine machine, string key, string expected) => machine.Facts.TryGetValue(key, out var actual)
        ? new DriftFinding(DriftKind.Different, Name(machine), key, Shown(key, expected), Shown(key, actual), Deploy)
        : new DriftFinding(DriftKind.Missing, Name(machine), key, Shown(key, expected), null, Deploy);

    /// <summary>Something that somebody added, as opposed to a default that the model leaves to Fly.</summary>
    private static bool IsThing(string key) => key.EndsWith(']') || key.StartsWith("env.", StringComparison.Ordinal) || key.StartsWith("checks.", StringComparison.Ordinal);

    /// <summary>Of a service that the model does not have, the service is enough.</summary>
    private static bool IsPartOfUnexpected(string key, LiveMachine machine, IReadOnlyDictionary<string, string> expected) =>
        key.IndexOf("].", StringComparison.Ordinal) is > 0 and var end && machine.Facts.ContainsKey(key[..(end + 1)]) && !expected.ContainsKey(key[..(end + 1)]);

    private static string? Shown(string key, string value) => key.StartsWith("env.", StringComparison.Ordinal) ? null : value;

    private static string Name(LiveMachine machine) => $"machine {machine.Id} ({machine.Group})";
}
