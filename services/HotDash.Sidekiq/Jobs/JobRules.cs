namespace HotDash.Sidekiq.Jobs;

/// <summary>What a job must satisfy before it is enqueued; a wrong one is refused where its caller can see it.</summary>
internal static class JobRules
{
    public static void Check(Job job)
    {
        if (string.IsNullOrWhiteSpace(job.Class))
        {
            throw new ArgumentException("The job's class is empty. Name the Ruby class that performs it.");
        }

        if (string.IsNullOrWhiteSpace(job.Queue))
        {
            throw new ArgumentException($"The queue of job {job.Class} is empty. Name a queue, for example 'default'.");
        }

        if (job.Jid is { } jid && (jid.Length < 12 || !jid.All(char.IsAsciiLetterOrDigit)))
        {
            throw new ArgumentException($"The jid '{jid}' of job {job.Class} must be letters and digits, at least 12 of them. Leave it out to have one drawn.");
        }
    }
}
