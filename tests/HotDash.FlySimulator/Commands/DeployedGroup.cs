using HotDash.FlySimulator.Machines;

namespace HotDash.FlySimulator.Commands;

/// <summary>One process group in a deploy.</summary>
internal sealed record DeployedGroup(SimulatedCloud Cloud, SimulatedApp App, FlyConfig Config, string Name, string Reference, SimulatedImage Image, int Version)
{
    public required TimeSpan Wait { get; init; }

    public CancellationToken Interrupted { get; init; }

    public IReadOnlyList<MachineFolder> Machines() => [.. Cloud.Machines(App.Name).Where(machine => machine.Read().Group == Name)];

    /// <exception cref="FlyctlException">Somebody else changes one of them.</exception>
    public IReadOnlyDictionary<MachineFolder, string> Lease(IReadOnlyList<MachineFolder> machines)
    {
        var now = TimeProvider.System.GetUtcNow();

        foreach (var machine in machines)
        {
            if (machine.TryLease("flyctl deploy", null, Cloud.Options.Lease, now) is { } held)
            {
                throw new FlyctlException($"failed to acquire leases: machine ID {machine.Id} lease currently held by {held.Owner}, expires at {held.Expires:O}");
            }
        }

        return machines.ToDictionary(machine => machine, machine => machine.FindLease(now)?.Nonce ?? "");
    }

    public static void ReleaseLeases(IReadOnlyDictionary<MachineFolder, string> nonces)
    {
        foreach (var (machine, nonce) in nonces)
        {
            if (machine.FindLease(TimeProvider.System.GetUtcNow())?.Nonce == nonce)
            {
                machine.ReleaseLease();
            }
        }
    }

    public async Task<MachineFolder> CreateAsync(bool isRouted)
    {
        var machine = Cloud.NewMachine(App.Name, Name);
        Describe(machine, SimulatedCloud.FreePort(), isRouted);
        machine.Events.Add("launch", "created");
        await Cloud.Host.StartAsync(machine);

        return machine;
    }

    /// <summary>In place. Fly may take it back without telling anybody.</summary>
    public async Task UpdateAsync(MachineFolder machine)
    {
        if (!Image.TakenBack)
        {
            await Cloud.Host.StopAsync(machine);
            Describe(machine, machine.Read().Port, isRouted: true);
        }

        machine.Events.Add("update", "replacing");

        if (!Image.TakenBack)
        {
            await Cloud.Host.StartAsync(machine);
        }
    }

    public async Task DestroyAsync(IEnumerable<MachineFolder> machines)
    {
        foreach (var machine in machines)
        {
            await Cloud.DestroyAsync(machine);
        }
    }

    /// <exception cref="FlyctlException">flyctl would notice.</exception>
    public async Task WaitAsync(MachineFolder machine)
    {
        await Task.Delay(Cloud.Options.Smoke, Interrupted);

        if (machine.Events.LooksLikeCrashing())
        {
            throw new FlyctlException($"smoke checks for {machine.Id} failed: the app appears to be crashing");
        }

        var started = TimeProvider.System.GetTimestamp();

        while (machine.Read() is { CheckPath: not null, Serves: true } described && (await HealthProbe.LookAsync(described)).Status != "passing")
        {
            if (TimeProvider.System.GetElapsedTime(started) > Wait)
            {
                throw new FlyctlException($"timeout reached waiting for health checks to pass for machine {machine.Id}");
            }

            await Task.Delay(50, Interrupted);
        }
    }

    private void Describe(MachineFolder machine, int port, bool isRouted)
    {
        machine.Config = SimulatedConfig.Of(Config.Document, Name);
        machine.Secrets = SecretsCommand.Values(Cloud, App.Name);
        machine.Write(Machine(machine.Id, port, isRouted));
    }

    private SimulatedMachine Machine(string id, int port, bool isRouted) => new()
    {
        Id = id,
        App = App.Name,
        Group = Name,
        Image = Reference,
        Command = Image.CommandOf(Name),
        Port = port,
        Serves = Config.Serving.Contains(Name),
        CheckPath = Config.Serving.Contains(Name) ? Config.CheckPath : null,
        IsRouted = isRouted,
        Restart = Config.Restart,
        AutoStart = Config.AutoStart,
        ReleaseVersion = Version,
        Environment = Config.Environment.ToDictionary(pair => pair.Key, pair => PrivateAddresses.Translate(Cloud, pair.Value)),
    };
}
