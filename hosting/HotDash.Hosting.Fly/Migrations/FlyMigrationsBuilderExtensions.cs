using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly.Migrations;

/// <summary>Adds migrations to a Fly environment.</summary>
public static class FlyMigrationsBuilderExtensions
{
    /// <summary>Adds the steps <c>migrate-check</c>, without which nothing is deployed, <c>-plan</c>, <c>-review</c>, <c>-apply</c>, <c>-verify</c>, <c>-status</c> and <c>-prepare</c>. The last call wins.</summary>
    public static IResourceBuilder<FlyEnvironmentResource> WithMigrations(this IResourceBuilder<FlyEnvironmentResource> builder, FlyMigrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);

        builder.Resource.Migrations = options;

        return builder;
    }
}
