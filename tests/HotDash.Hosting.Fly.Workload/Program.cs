using HotDash.Hosting.Fly.Workload;

return args switch
{
    ["soak"] => await SoakCommand.RunAsync(CancellationToken.None),
    ["benchmark"] => await BenchmarkCommand.RunAsync(CancellationToken.None),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: HotDash.Hosting.Fly.Workload benchmark | soak

        benchmark  publishes generated models of 10, 50 and 200 resources, and HotDash itself when it is built
        soak       2,000 generated models: sound files or a refusal by name, the same bytes under other conditions, and every
                   mutation of a concept shows (HOTDASH_SOAK_SCALE, default 1)

        Exit codes: 0 done, 1 something did not hold, 2 usage.
        """);

    return 2;
}
