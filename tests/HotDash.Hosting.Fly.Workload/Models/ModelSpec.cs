namespace HotDash.Hosting.Fly.Workload.Models;

/// <summary>An application model as data: it can be built twice in different ways, and changed in one place.</summary>
internal sealed record ModelSpec
{
    public string? Region { get; init; } = "ord";

    public string? Organization { get; init; } = "sample-org";

    public IReadOnlyList<AppSpec> Apps { get; init; } = [];

    public string? Postgres { get; init; }

    public string PostgresPlan { get; init; } = "basic";

    public string? Redis { get; init; }

    public string? RedisPlan { get; init; }

    public bool HasWorkflows { get; init; }

    public string Branch { get; init; } = "main";

    public ModelSpec WithApp(int index, Func<AppSpec, AppSpec> change) => this with { Apps = [.. Apps.Select((app, at) => at == index ? change(app) : app)] };
}
