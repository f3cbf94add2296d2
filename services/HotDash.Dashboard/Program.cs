using HotDash.Dashboard;
using HotDash.Dashboard.Features.Database;
using HotDash.ServiceDefaults;

return args switch
{
    [PrepareCommand.Verb] => await PrepareCommand.RunAsync(args, CancellationToken.None),
    [ContainerProbe.Verb] => await ContainerProbe.RunAsync("/health", CancellationToken.None),
    _ => await DashboardHost.RunAsync(args),
};
