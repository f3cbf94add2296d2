using HotDash.FlySimulator.Machines;
using HotDash.FlySimulator.Programs;

namespace HotDash.FlySimulator;

/// <summary>In a namespace, so that tests can refer to this assembly beside a web application's.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is ["serve", .. var faults])
        {
            return await ServeProgram.RunAsync(faults);
        }

        var folder = Environment.GetEnvironmentVariable(SimulatedCloud.FolderVariable) ?? throw new InvalidOperationException($"{SimulatedCloud.FolderVariable} names no folder.");
        var options = SimulatorOptions.FromEnvironment();
        var cloud = new SimulatedCloud(folder, new ProcessMachineHost(), options);

        return args switch
        {
            ["simulate", "app", var app, var port] => SimulateCommands.AddApp(cloud, app, port),
            ["simulate", "image", var reference, .. var command] => SimulateCommands.AddImage(cloud, reference, command),
            ["supervise", var machine] => await SimulateCommands.SuperviseAsync(new MachineFolder(machine), options),
            ["simulate", "api", var port] => await SimulateCommands.ApiAsync(cloud, port),
            ["proxy", var app] => await SimulateCommands.ProxyAsync(cloud, app),
            _ => await SimulateCommands.FlyctlAsync(cloud, args),
        };
    }
}
