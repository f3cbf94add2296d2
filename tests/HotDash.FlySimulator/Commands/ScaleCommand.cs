using System.Globalization;

namespace HotDash.FlySimulator.Commands;

/// <summary><c>flyctl scale count web=2 worker=1 --yes</c>.</summary>
internal static class ScaleCommand
{
    public static async Task RunAsync(SimulatedCloud cloud, Arguments arguments, TextWriter output)
    {
        // Into a region: what provisioning asks for before anything runs.
        if (arguments.Find("--region") is not null)
        {
            arguments.Words.ForEach(word => InventoryCommand.Scale(cloud, word, arguments));

            return;
        }

        var app = Flyctl.App(cloud, arguments);

        foreach (var word in arguments.Words)
        {
            var (group, count) = word.Split('=') is [var name, var number] ? (name, int.Parse(number, CultureInfo.InvariantCulture)) : ("app", int.Parse(word, CultureInfo.InvariantCulture));
            var machines = cloud.Machines(app.Name).Where(machine => machine.Read().Group == group).ToList();
            var first = machines.Count > 0 ? machines[0].Read() : throw new FlyctlException($"no machines in group {group} to copy");

            foreach (var extra in machines.Skip(count))
            {
                await cloud.DestroyAsync(extra);
            }

            for (var missing = machines.Count; missing < count; missing++)
            {
                var added = cloud.NewMachine(app.Name, group);
                added.Config = machines[0].Config;
                added.Write(first with { Id = added.Id, Port = SimulatedCloud.FreePort() });
                added.Events.Add("launch", "created");
                await cloud.Host.StartAsync(added);
            }

            await output.WriteLineAsync($"{group} now has {count} machines (simulated)");
        }
    }
}
