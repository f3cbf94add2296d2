namespace HotDash.Sidekiq.Statistics;

/// <summary>A job that a process is performing. Its arguments are left out: they may hold secrets.</summary>
public sealed record RunningJob(string Process, string Thread, string Queue, string Class, string Jid, DateTimeOffset StartedAt);
