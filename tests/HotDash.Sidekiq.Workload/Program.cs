using HotDash.Sidekiq.Workload;

return args switch
{
    ["worker"] => await WorkerCommand.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: HotDash.Sidekiq.Workload worker   (configured by the environment: ConnectionStrings__redis, Sidekiq__*)");

    return 2;
}
