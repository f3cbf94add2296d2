using System.Globalization;
using HotDash.Hosting.Fly.Publishing;

namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>Everything that has to exist, in order. Data: a script and a pipeline step do the same with it.</summary>
internal static class ProvisioningPlan
{
    public static IReadOnlyList<ProvisioningItem> Create(FlyModel model, FlyEnvironmentResource environment)
    {
        var organization = environment.Organization ?? Asked.Organization;

        return
        [
            .. model.Apps.Select(app => App(app, organization)),
            .. model.Apps.Where(app => app.Settings.PrivateAddress is FlyPrivateAddress.Flycast).Select(PrivateAddress),
            .. model.Apps.SelectMany(Volumes),
            .. model.Postgres.Select(postgres => Postgres(postgres, organization, environment)),
            .. model.Redis.Select(redis => Redis(redis, organization, environment)),
            .. model.Apps.SelectMany(Machines),
        ];
    }

    private static ProvisioningItem App(FlyAppModel app, string organization) => new()
    {
        Name = $"app {app.Name}",
        Look = ["apps", "list", "--json"],
        Count = new([("Name", app.Name)]),
        Create = ["apps", "create", app.Name, "--org", organization, "--yes"],
    };

    private static ProvisioningItem PrivateAddress(FlyAppModel app) => new()
    {
        Name = $"private address of {app.Name}",
        Look = ["ips", "list", "--app", app.Name, "--json"],
        Count = new([("Type", "private_v6")]),
        Create = ["ips", "allocate-v6", "--private", "--app", app.Name],
    };

    private static IEnumerable<ProvisioningItem> Volumes(FlyAppModel app) =>
        from grp in app.Groups
        from mount in grp.Settings.Mounts
        from region in Regions(app, grp)
        select new ProvisioningItem
        {
            Name = $"volume {mount.Source} of {app.Name} in {region}",
            Look = ["volumes", "list", "--app", app.Name, "--json"],
            Count = new([("name", mount.Source), ("region", region)]),
            Needed = grp.Replicas,
            Create = ["volumes", "create", mount.Source, "--app", app.Name, "--region", region, "--size", Number(mount.InitialSizeGb ?? 1), "--count", ProvisioningItem.Missing, "--yes"],
        };

    private static ProvisioningItem Postgres(FlyPostgres postgres, string organization, FlyEnvironmentResource environment) => new()
    {
        Name = $"Managed Postgres {postgres.Name}",
        Look = ["mpg", "list", "--org", organization, "--json"],
        Count = new([("name", postgres.Name)]),
        Create =
        [
            "mpg", "create", "--name", postgres.Name, "--org", organization, "--region", postgres.Region ?? environment.Region ?? "", "--plan", postgres.Plan,
            "--volume-size", Number(postgres.VolumeSizeGb), "--pg-major-version", Number(postgres.MajorVersion),
        ],
    };

    // Every flag is needed: flyctl asks for what it is not told.
    private static ProvisioningItem Redis(FlyRedis redis, string organization, FlyEnvironmentResource environment) => new()
    {
        Name = $"Upstash Redis {redis.Name}",
        Look = ["redis", "list", "--org", organization],
        Count = ProvisioningCount.Column(redis.Name),
        Create =
        [
            "redis", "create", "--name", redis.Name, "--org", organization, "--region", redis.Region ?? environment.Region ?? "", "--plan", redis.Plan ?? Asked.RedisPlan,
            "--no-replicas", "--disable-eviction", "--enable-auto-upgrade=false", "--enable-prodpack=false",
        ],
    };

    /// <summary>A deploy makes one machine of a group; only what is more has to be asked for.</summary>
    private static IEnumerable<ProvisioningItem> Machines(FlyAppModel app) =>
        from grp in app.Groups
        where grp.Replicas > 1 || grp.Settings.Regions.Count > 0
        from region in Regions(app, grp)
        select new ProvisioningItem
        {
            Name = $"{grp.Replicas} machines of {app.Name} {grp.Settings.Name} in {region}",
            Look = ["scale", "show", "--app", app.Name, "--json"],
            Count = new([("Process", grp.Settings.Name)], $"Regions.{region}"),
            Needed = grp.Replicas,
            Create = ["scale", "count", $"{grp.Settings.Name}={Number(grp.Replicas)}", "--region", region, "--app", app.Name, "--yes"],
            AfterDeploy = true,
        };

    private static IEnumerable<string> Regions(FlyAppModel app, FlyGroupModel group) => [app.Region ?? "", .. group.Settings.Regions.Order(StringComparer.Ordinal)];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
