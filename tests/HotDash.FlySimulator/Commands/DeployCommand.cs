using System.Globalization;
using HotDash.FlySimulator.Machines;

namespace HotDash.FlySimulator.Commands;

/// <summary>
/// <c>flyctl deploy</c>, and with it our re-implementation of flyctl's judgement (sources of August 2026): what it believes, this believes.
/// A release is complete when no machine looked like crashing for a moment and those that have checks passed them once.
/// </summary>
internal static class DeployCommand
{
    public static async Task RunAsync(SimulatedCloud cloud, Arguments arguments, TextWriter output)
    {
        var app = Flyctl.App(cloud, arguments);
        var reference = arguments["--image"];
        var image = cloud.FindImage(reference) ?? throw new FlyctlException($"failed to fetch an image or build from source: could not resolve image {reference}");
        var config = FlyConfig.Read(arguments["--config"]);
        var only = arguments.Find("--process-groups")?.Split(',');
        var groups = config.Groups.Where(group => only is null || only.Contains(group)).ToList();
        var strategy = arguments.Find("--strategy") ?? config.Strategy;
        var version = app.Releases.Count + 1;
        await cloud.Host.StartProxyAsync(cloud, app);
        await output.WriteLineAsync($"Updating existing machines with {strategy} strategy (simulated)");

        try
        {
            foreach (var group in groups)
            {
                await UpdateAsync(new DeployedGroup(cloud, app, config, group, reference, image, version) { Wait = Wait(arguments) ?? cloud.Options.Wait, Interrupted = arguments.Interrupted }, strategy, arguments.Find("--ha") != "false");
            }

            SecretsCommand.Deploy(cloud, app.Name);
            Record(cloud, app, version, "complete", reference);
            await output.WriteLineAsync($"Visit your newly deployed app at https://{app.Name}.fly.dev/ (simulated)");
        }
        catch (Exception exception) when (exception is FlyctlException or OperationCanceledException)
        {
            Record(cloud, app, version, "failed", reference);

            throw;
        }
    }

    private static async Task UpdateAsync(DeployedGroup group, string strategy, bool highlyAvailable)
    {
        var existing = group.Machines();

        if (existing.Count == 0)
        {
            foreach (var _ in Enumerable.Range(0, highlyAvailable ? 2 : 1))
            {
                var created = await group.CreateAsync(isRouted: true);

                if (strategy != "immediate")
                {
                    await group.WaitAsync(created);
                }
            }

            return;
        }

        var nonces = group.Lease(existing);

        try
        {
            switch (strategy)
            {
                case "bluegreen":
                    await ReplaceAsync(group, existing);

                    break;

                case "immediate":
                    foreach (var machine in existing)
                    {
                        await group.UpdateAsync(machine);
                    }

                    break;

                // rolling and canary: one first, alone; when it fails the others stay as they are.
                default:
                    foreach (var machine in existing)
                    {
                        await group.UpdateAsync(machine);
                        await group.WaitAsync(machine);
                    }

                    break;
            }
        }
        finally
        {
            DeployedGroup.ReleaseLeases(nonces);
        }
    }

    /// <summary>Green machines beside the blue ones; only when all are well does the proxy change over.</summary>
    private static async Task ReplaceAsync(DeployedGroup group, IReadOnlyList<MachineFolder> blue)
    {
        var green = new List<MachineFolder>();

        foreach (var _ in blue)
        {
            green.Add(await group.CreateAsync(isRouted: false));
        }

        try
        {
            foreach (var machine in green)
            {
                await group.WaitAsync(machine);
            }
        }
        catch (Exception exception) when (exception is FlyctlException or OperationCanceledException)
        {
            await group.DestroyAsync(green);

            throw;
        }

        if (group.Image.TakenBack)
        {
            await group.DestroyAsync(green);

            return;
        }

        foreach (var machine in green)
        {
            machine.Write(machine.Read() with { IsRouted = true });
        }

        await group.DestroyAsync(blue);
    }

    /// <summary><c>90s</c>, <c>2m</c>: of Go's durations only these.</summary>
    private static TimeSpan? Wait(Arguments arguments) => arguments.Find("--wait-timeout") switch
    {
        null => null,
        [.. var minutes, 'm'] => TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)),
        [.. var seconds, 's'] => TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)),
        var other => throw new FlyctlException($"invalid argument \"{other}\" for \"--wait-timeout\" flag"),
    };

    private static void Record(SimulatedCloud cloud, SimulatedApp app, int version, string status, string reference)
    {
        var now = cloud.FindApp(app.Name) ?? app;
        now.Releases.Insert(0, new SimulatedRelease(version, status, reference, TimeProvider.System.GetUtcNow()));
        cloud.Write(now);
    }
}
