using System.Collections.Frozen;

namespace HotDash.Sidekiq.Processing;

/// <summary>The handlers by Ruby class name; of two registrations the later one counts.</summary>
internal sealed class JobHandlers(IEnumerable<JobHandlerRegistration> registrations)
{
    private readonly FrozenDictionary<string, JobHandlerRegistration> _byClass = registrations
        .GroupBy(registration => registration.JobClass, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    public JobHandlerRegistration? Find(string jobClass) => _byClass.GetValueOrDefault(jobClass);
}
