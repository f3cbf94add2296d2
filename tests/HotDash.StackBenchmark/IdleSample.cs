using HotDash.SystemHarness;

namespace HotDash.StackBenchmark;

/// <param name="At">Since the measurement began.</param>
/// <param name="Processes">By process id.</param>
internal sealed record IdleSample(TimeSpan At, IReadOnlyDictionary<int, ProcessUse> Processes)
{
    public long OwnKb => Processes.Values.Sum(process => process.OwnKb);

    public long PssKb => Processes.Values.Sum(process => process.PssKb);

    public static IdleSample Take(TimeSpan at, MarkedProcesses processes) =>
        new(at, processes.List().ToDictionary(process => process.Pid, ProcessUse.Read));

    /// <summary>Per cent of one processor since <paramref name="before"/>, of the processes that <paramref name="counts"/>. What ended meanwhile is missing.</summary>
    public double CpuPercentSince(IdleSample before, Func<ProcessUse, bool> counts)
    {
        var spent = Processes
            .Where(process => counts(process.Value))
            .Sum(process => (process.Value.Cpu - (before.Processes.TryGetValue(process.Key, out var earlier) ? earlier.Cpu : TimeSpan.Zero)).TotalSeconds);

        return 100 * spent / (At - before.At).TotalSeconds;
    }
}
