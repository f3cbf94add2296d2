namespace HotDash.Sidekiq.Workload.Benchmarks;

/// <param name="PerSecond">Jobs per second.</param>
/// <param name="CpuMicroseconds">Processor time of the worker per job, which other load on the machine hardly changes.</param>
internal sealed record DrainResult(double PerSecond, double CpuMicroseconds);
