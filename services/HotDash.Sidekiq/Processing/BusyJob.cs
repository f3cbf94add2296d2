namespace HotDash.Sidekiq.Processing;

internal sealed record BusyJob(string Queue, byte[] Payload, DateTimeOffset StartedAt);
