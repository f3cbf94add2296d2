using HotDash.Sidekiq.Jobs;

namespace HotDash.Sidekiq.Clients;

public sealed class SidekiqClientOptions
{
    /// <summary>How times are written into job JSON. Default: float seconds, which Sidekiq 6, 7 and 8 all read.</summary>
    public SidekiqTimeFormat TimeFormat { get; set; }
}
