using HotDash.FlySimulator;

return args switch
{
    ["deploy", .. var rest] => await DeployCommand.RunAsync(Arguments.Parse(rest, "--app", "--config", "--image", "--strategy", "--ha", "--yes", "--wait-timeout")),
    ["machine", "list", .. var rest] => await MachineListCommand.RunAsync(Arguments.Parse(rest, "--app", "--json")),
    ["secrets", "import", .. var rest] => await SecretsCommand.ImportAsync(Arguments.Parse(rest, "--app", "--stage")),
    ["secrets", "list", .. var rest] => await SecretsCommand.ListAsync(Arguments.Parse(rest, "--app", "--json")),
    ["apps" or "volumes" or "mpg" or "redis" or "ips", "list", .. var rest] => InventoryCommand.List(args[0], Arguments.Parse(rest, "--app", "--org", "--json")),
    ["apps" or "volumes", "create", var name, .. var rest] => InventoryCommand.Create(args[0], name, Arguments.Parse(rest, "--app", "--org", "--region", "--size", "--yes")),
    ["ips", "allocate-v6", .. var rest] => InventoryCommand.Create("ips", "", Arguments.Parse(rest, "--app", "--private")),
    ["mpg", "create", "--name", var name, .. var rest] => InventoryCommand.Create("mpg", name, Arguments.Parse(rest, "--org", "--region", "--plan", "--volume-size", "--pg-major-version")),
    ["redis", "create", "--name", var name, .. var rest] => InventoryCommand.Create("redis", name, Arguments.Parse(rest, "--org", "--region", "--plan", "--no-replicas", "--disable-eviction", "--enable-auto-upgrade", "--enable-prodpack")),
    ["scale", "count", var count, .. var rest] => InventoryCommand.Scale(count, Arguments.Parse(rest, "--app", "--region", "--yes")),
    ["scale", "show", .. var rest] => InventoryCommand.ShowScale(Arguments.Parse(rest, "--app", "--json")),
    ["supervise", var folder] => await Supervisor.RunAsync(folder),
    ["serve", .. var rest] => await ServeProgram.RunAsync(Arguments.Parse(rest, "--port", "--text", "--status", "--exit-after", "--exit-code", "--ignore-stop", "--start-after")),
    _ => Arguments.Refuse($"unknown command \"{string.Join(' ', args.TakeWhile(word => !word.StartsWith('-')))}\" for \"flyctl\""),
};
