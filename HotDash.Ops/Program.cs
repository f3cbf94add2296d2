using HotDash.Ops;
using HotDash.Ops.Machine;

using var web = new Web();

return await new OpsCommands(new Shell(), web, TimeProvider.System, Console.Out, Console.Error).RunAsync(args, CancellationToken.None);
