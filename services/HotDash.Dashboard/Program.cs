using HotDash.Dashboard;
using HotDash.Dashboard.Features.Database;

return args is [PrepareCommand.Verb]
    ? await PrepareCommand.RunAsync(args, CancellationToken.None)
    : await DashboardHost.RunAsync(args);
