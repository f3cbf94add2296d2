using HotDash.Sidekiq.ActiveJobs;

namespace HotDash.Chatwoot.Core.Events;

/// <summary>What a transaction has to tell the rest of the system once it is committed.</summary>
public sealed class Announcements
{
    private readonly List<DomainEvent> _events = [];
    private readonly List<ActiveJob> _jobs = [];

    public IReadOnlyList<DomainEvent> Events => _events;

    public IReadOnlyList<ActiveJob> Jobs => _jobs;

    public void Add(DomainEvent happened) => _events.Add(happened);

    public void Add(ActiveJob job) => _jobs.Add(job);
}
