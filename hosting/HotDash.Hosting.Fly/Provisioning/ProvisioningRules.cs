using HotDash.Hosting.Fly.Publishing;

namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>What flyctl would refuse, or take and do something else with.</summary>
internal static class ProvisioningRules
{
    public static IEnumerable<FlyRefusal> Check(FlyModel model, FlyEnvironmentResource environment) =>
        model.Postgres.SelectMany(postgres => Check(postgres, environment)).Concat(model.Redis.SelectMany(redis => Check(redis, environment)));

    private static IEnumerable<FlyRefusal> Check(FlyPostgres postgres, FlyEnvironmentResource environment)
    {
        var region = postgres.Region ?? environment.Region;

        if (region is null || !FlyPostgres.Regions.Contains(region))
        {
            yield return new FlyRefusal(postgres.Name, $"is in region '{region}', which has no Managed Postgres.", $"Use one of {string.Join(", ", FlyPostgres.Regions)}.");
        }

        if (!FlyPostgres.Plans.Contains(postgres.Plan))
        {
            yield return new FlyRefusal(postgres.Name, $"has plan '{postgres.Plan}', which Managed Postgres does not offer.", $"Use one of {string.Join(", ", FlyPostgres.Plans)}.");
        }
        else if (postgres.Plan is "performance")
        {
            yield return new FlyRefusal(postgres.Name, "has plan 'performance', which flyctl turns into 'basic' when nobody answers its question.", "Create this one by hand, and call PublishOutsideFly.");
        }

        if (postgres.MajorVersion is not (16 or 17))
        {
            yield return new FlyRefusal(postgres.Name, $"has major version {postgres.MajorVersion}, which Managed Postgres does not offer.", "Use 16 or 17.");
        }

        if (postgres.VolumeSizeGb < 1)
        {
            yield return new FlyRefusal(postgres.Name, $"has a volume of {postgres.VolumeSizeGb} GB.", "Use 1 GB or more.");
        }
    }

    private static IEnumerable<FlyRefusal> Check(FlyRedis redis, FlyEnvironmentResource environment)
    {
        foreach (var finding in Validation.AppRules.Region("region", redis.Region ?? environment.Region))
        {
            yield return new FlyRefusal(redis.Name, $"is in region '{finding.Value}', which {finding.Problem}", finding.Remedy);
        }

        if (redis.Plan is { } plan && FlyRedis.LegacyPlans.Contains(plan))
        {
            yield return new FlyRefusal(redis.Name, $"has plan '{plan}', which flyctl refuses since 2024.", "Use a plan that `fly redis plans` lists, or leave it out to be asked.");
        }
    }
}
