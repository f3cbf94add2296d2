namespace HotDash.Chatwoot.Worker.Operations;

/// <param name="Count">How many jobs went back to their queues.</param>
internal sealed record RetriedJobs(long Count);
