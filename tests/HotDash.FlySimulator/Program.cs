using HotDash.FlySimulator;

return args switch
{
    ["deploy", .. var rest] => await DeployCommand.RunAsync(Arguments.Parse(rest, "--app", "--config", "--image", "--strategy", "--ha", "--yes", "--wait-timeout")),
    ["machine", "list", .. var rest] => await MachineListCommand.RunAsync(Arguments.Parse(rest, "--app", "--json")),
    ["supervise", var folder] => await Supervisor.RunAsync(folder),
    ["serve", .. var rest] => await ServeProgram.RunAsync(Arguments.Parse(rest, "--port", "--text", "--status", "--exit-after", "--exit-code", "--ignore-stop", "--start-after")),
    _ => Arguments.Refuse($"unknown command \"{string.Join(' ', args.TakeWhile(word => !word.StartsWith('-')))}\" for \"flyctl\""),
};
