namespace HotDash.Sidekiq.Fetching;

internal enum SettleKind
{
    /// <summary>Out of Redis: the job is not wanted any more.</summary>
    Drop,

    /// <summary>Into the retry set.</summary>
    Set,

    /// <summary>Into the dead set, within its limits.</summary>
    Dead,

    /// <summary>Back to its queue, as the next to be fetched.</summary>
    Queue,
}
