namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>Something that a deploy needs: how to see whether it is there, and how to make it when it is not.</summary>
internal sealed record ProvisioningItem
{
    /// <summary>Stands in <see cref="Create"/> for how many are missing.</summary>
    public const string Missing = "{MISSING}";

    /// <summary>In words: <c>app hotdash-staging</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Arguments of flyctl that list such things.</summary>
    public required IReadOnlyList<string> Look { get; init; }

    public required ProvisioningCount Count { get; init; }

    public int Needed { get; init; } = 1;

    /// <summary>Arguments of flyctl. <c>{NAME}</c> alone is asked for: see <see cref="Asked"/>.</summary>
    public required IReadOnlyList<string> Create { get; init; }

    /// <summary>Machines exist only once there has been a deploy.</summary>
    public bool AfterDeploy { get; init; }
}
