using System.Globalization;
using Tomlyn;
using Tomlyn.Model;

namespace HotDash.FlySimulator;

/// <summary><c>flyctl deploy</c>: replaces every group's machine in place and believes what flyctl believes.</summary>
internal static class DeployCommand
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var app = arguments["--app"];
        var image = arguments["--image"];

        if (SimulatorState.FindImage(image) is not { } found)
        {
            return Arguments.Refuse($"failed to fetch an image or build from source: could not resolve image {image}");
        }

        var document = TomlSerializer.Deserialize<TomlTable>(await File.ReadAllTextAsync(arguments["--config"])) ?? [];
        var folders = new List<string>();

        foreach (var group in Groups(document))
        {
            folders.Add(await UpdateAsync(app, group, image, found, document));
        }

        SecretsCommand.Deploy(app);
        Console.WriteLine("Updating existing machines with rolling strategy (simulated)");

        foreach (var folder in folders)
        {
            if (await FindFailureAsync(folder) is { } failure)
            {
                return Arguments.Refuse(failure);
            }
        }

        Console.WriteLine($"Visit your newly deployed app at https://{app}.fly.dev/ (simulated)");

        return 0;
    }

    private static async Task<string> UpdateAsync(string app, string group, string image, SimulatedImage found, TomlTable document)
    {
        var id = $"machine-{group}";
        var folder = Path.Combine(SimulatorState.AppFolder(app), id);
        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);

        if (found.TakenBack && !isNew)
        {
            SimulatedEvents.Add(folder, "update", "replacing");

            return folder;
        }

        await SupervisedProcess.StopAsync(folder);
        var serves = document.TryGetValue("http_service", out var service) && Names((TomlTable)service, "processes") is var names && (names.Count == 0 || names.Contains(group));
        var port = int.Parse(await File.ReadAllTextAsync(Path.Combine(SimulatorState.Folder, $"{app}.port")), CultureInfo.InvariantCulture);
        SimulatorState.Write(Path.Combine(folder, "machine.json"), new SimulatedMachine(id, app, group, image, serves ? port : 0, found.Command, serves ? CheckPath((TomlTable)document["http_service"]) : null));
        SimulatorState.Write(Path.Combine(folder, "config.json"), SimulatedConfig.Of(document, group));
        SimulatedEvents.Add(folder, isNew ? "launch" : "update", isNew ? "created" : "replacing");
        await SupervisedProcess.StartAsync(folder);

        return folder;
    }

    private static async Task<string?> FindFailureAsync(string folder)
    {
        var machine = SimulatorState.Read<SimulatedMachine>(Path.Combine(folder, "machine.json"));
        await Task.Delay(Seconds(SimulatorState.SmokeVariable, 10));

        if (SimulatedEvents.LooksLikeCrashing(folder))
        {
            return $"smoke checks for {machine.Id} failed: the app appears to be crashing";
        }

        var deadline = TimeProvider.System.GetTimestamp();
        var wait = Seconds(SimulatorState.WaitVariable, 300);

        while (machine.CheckPath is not null && (await HealthProbe.LookAsync(machine)).Status != "passing")
        {
            if (TimeProvider.System.GetElapsedTime(deadline) > wait)
            {
                return $"timeout reached waiting for health checks to pass for machine {machine.Id}";
            }

            await Task.Delay(100);
        }

        return null;
    }

    private static List<string> Groups(TomlTable document) =>
        document.TryGetValue("processes", out var processes) ? [.. ((TomlTable)processes).Keys] : ["app"];

    private static string? CheckPath(TomlTable service) =>
        service.TryGetValue("checks", out var checks) ? (string)((TomlTableArray)checks)[0]["path"] : null;

    private static List<string> Names(TomlTable table, string key) => table.TryGetValue(key, out var names) ? [.. ((TomlArray)names).OfType<string>()] : [];

    private static TimeSpan Seconds(string variable, double otherwise) =>
        TimeSpan.FromSeconds(double.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var seconds) ? seconds : otherwise);
}
