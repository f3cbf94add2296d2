namespace HotDash.Sidekiq.Statistics;

/// <summary>A job in one of the sets. Its arguments are left out: they may hold secrets.</summary>
/// <param name="Key">Names the entry to the actions of <see cref="JobSets"/>.</param>
/// <param name="Jid">The job's id.</param>
/// <param name="Class">The Ruby class; of a Rails job the inner one.</param>
/// <param name="Queue">Where it goes when it is enqueued.</param>
/// <param name="At">When it is due; in the dead set when it died.</param>
/// <param name="RetryCount">Retries so far; null before the first failure.</param>
/// <param name="ErrorClass">Of the last failure.</param>
/// <param name="ErrorMessage">Of the last failure.</param>
public sealed record JobEntry(
    string Key,
    string Jid,
    string Class,
    string Queue,
    DateTimeOffset At,
    int? RetryCount,
    string? ErrorClass,
    string? ErrorMessage);
