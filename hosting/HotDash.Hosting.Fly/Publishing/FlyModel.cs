using HotDash.Hosting.Fly.Provisioning;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>What is published to Fly, and what keeps it from being published.</summary>
internal sealed record FlyModel(IReadOnlyList<FlyAppModel> Apps, IReadOnlyList<FlyRefusal> Refusals)
{
    public IReadOnlyList<FlyPostgres> Postgres { get; init; } = [];

    public IReadOnlyList<FlyRedis> Redis { get; init; } = [];
}
