using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>The resource is a Managed Postgres cluster.</summary>
internal sealed record FlyPostgresAnnotation(FlyPostgres Postgres) : IResourceAnnotation;
