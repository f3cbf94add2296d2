namespace HotDash.Dashboard.Features.StackHealth;

/// <summary>The answer of <see cref="WorkerHealthApi"/>.</summary>
/// <param name="Worker"><c>alive</c> or <c>silent</c>.</param>
/// <param name="LastBeat">Seconds since 1970; 0: no worker is known.</param>
/// <param name="Queues"><c>moving</c>, or <c>stuck</c> when a job waits for longer than half a minute.</param>
/// <param name="Processed">Jobs done since the counter began.</param>
/// <param name="Waiting">Jobs that wait.</param>
/// <param name="OldestSeconds">How long the oldest of them has been waiting.</param>
internal sealed record WorkerHealth(string Worker, double LastBeat, string Queues, long Processed, long Waiting, double OldestSeconds);
