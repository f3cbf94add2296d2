namespace HotDash.StackBenchmark;

internal static class Usage
{
    public const string Text = """
        Usage: dotnet run --project tests/HotDash.StackBenchmark [-- RUNS [containers] | idle [MINUTES]]

        Measures, in one go on this machine: the floor (bare DCP to kubeconfig, bare dashboard to its first answer),
        the stack's start from `dotnet run --no-build` to all resources healthy, its stop, and its memory when idle.
        RUNS  number of measured starts, default 5; one more goes before them, unmeasured, to fill caches.
        containers  on the container backend, with the stand-in images and, where they have been built, our own.

        idle [MINUTES]  instead: starts the stack once, leaves it alone and prints, minute by minute and by process, what it
              takes of the processor and whether its memory grows; default 60.

        Needs a built solution. Exit codes: 0 printed, 1 a run failed.
        """;
}
