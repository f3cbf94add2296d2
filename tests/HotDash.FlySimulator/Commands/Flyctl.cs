namespace HotDash.FlySimulator.Commands;

/// <summary>The part of flyctl that is simulated. Everything else is refused, as flyctl refuses what it does not know.</summary>
internal static class Flyctl
{
    private const int Interrupted = 127;

    private static readonly (string[] Path, string[] Flags, Func<SimulatedCloud, Arguments, TextReader, TextWriter, Task> Run)[] s_commands =
    [
        (["deploy"], ["--app", "--config", "--image", "--strategy", "--ha", "--yes", "--wait-timeout", "--process-groups", "--lease-timeout", "--skip-release-command"], (cloud, arguments, _, output) => DeployCommand.RunAsync(cloud, arguments, output)),
        (["machine", "list"], ["--app", "--json"], (cloud, arguments, _, output) => MachineCommands.ListAsync(cloud, arguments, output)),
        (["machine", "start"], ["--app"], (cloud, arguments, _, output) => MachineCommands.StartAsync(cloud, arguments, output)),
        (["machine", "stop"], ["--app"], (cloud, arguments, _, output) => MachineCommands.StopAsync(cloud, arguments, output)),
        (["logs"], ["--app", "--json", "--no-tail"], (cloud, arguments, _, output) => ReadCommands.LogsAsync(cloud, arguments, output)),
        (["releases"], ["--app", "--json"], (cloud, arguments, _, output) => ReadCommands.ReleasesAsync(cloud, arguments, output)),
        (["status"], ["--app", "--json"], (cloud, arguments, _, output) => ReadCommands.StatusAsync(cloud, arguments, output)),
        (["version"], ["--json"], (_, _, _, output) => output.WriteLineAsync("flyctl simulator (no Fly.io) of 0.3.195")),
        (["scale", "show"], ["--app", "--json"], (cloud, arguments, _, output) => InventoryCommand.ShowScaleAsync(cloud, arguments, output)),
        (["scale", "count"], ["--app", "--region", "--yes"], (cloud, arguments, _, output) => ScaleCommand.RunAsync(cloud, arguments, output)),
        (["secrets", "list"], ["--app", "--json"], (cloud, arguments, _, output) => SecretsCommand.ListAsync(cloud, arguments, output)),
        (["secrets", "import"], ["--app", "--stage"], SecretsCommand.ImportAsync),
        (["ips", "allocate-v6"], ["--app", "--private"], (cloud, arguments, _, _) => InventoryCommand.CreateAsync(cloud, "ips", "", arguments)),
        (["mpg", "create"], ["--name", "--org", "--region", "--plan", "--volume-size", "--pg-major-version"], (cloud, arguments, _, _) => InventoryCommand.CreateAsync(cloud, "mpg", arguments["--name"], arguments)),
        (["redis", "create"], ["--name", "--org", "--region", "--plan", "--no-replicas", "--disable-eviction", "--enable-auto-upgrade", "--enable-prodpack"], (cloud, arguments, _, _) => InventoryCommand.CreateAsync(cloud, "redis", arguments["--name"], arguments)),
        List("apps"), List("volumes"), List("mpg"), List("redis"), List("ips"),
        Create("apps"), Create("volumes"),
    ];

    /// <summary>The exit code. Errors go to <paramref name="error"/>.</summary>
    public static async Task<int> RunAsync(SimulatedCloud cloud, IReadOnlyList<string> words, TextReader input, TextWriter output, TextWriter error, CancellationToken interrupted)
    {
        try
        {
            var command = s_commands.FirstOrDefault(command => words.Take(command.Path.Length).SequenceEqual(command.Path));

            if (command.Path is null)
            {
                throw new FlyctlException($"unknown command \"{string.Join(' ', words.TakeWhile(word => !word.StartsWith('-')))}\" for \"flyctl\"");
            }

            var arguments = Arguments.Parse([.. words.Skip(command.Path.Length)], command.Flags, interrupted);

            if (command.Path is ["releases"] && arguments.Words.Count > 0)
            {
                throw new FlyctlException($"unknown command \"{arguments.Words[0]}\" for \"flyctl releases\"");
            }

            await command.Run(cloud, arguments, input, output);

            return 0;
        }
        catch (FlyctlException exception)
        {
            await error.WriteLineAsync($"Error: {exception.Message}");

            return 1;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Error: interrupted");

            return Interrupted;
        }
    }

    private static (string[] Path, string[] Flags, Func<SimulatedCloud, Arguments, TextReader, TextWriter, Task> Run) List(string kind) =>
        ([kind, "list"], ["--app", "--org", "--json"], (cloud, arguments, _, output) => InventoryCommand.ListAsync(cloud, kind, arguments, output));

    private static (string[] Path, string[] Flags, Func<SimulatedCloud, Arguments, TextReader, TextWriter, Task> Run) Create(string kind) =>
        ([kind, "create"], ["--app", "--org", "--region", "--size", "--count", "--yes"], (cloud, arguments, _, _) => InventoryCommand.CreateAsync(cloud, kind, arguments.Words[0], arguments));

    public static SimulatedApp App(SimulatedCloud cloud, Arguments arguments) =>
        cloud.FindApp(arguments["--app"]) ?? throw new FlyctlException($"Could not find App \"{arguments["--app"]}\"");
}
