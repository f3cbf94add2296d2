using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>The resource is an Upstash Redis.</summary>
internal sealed record FlyRedisAnnotation(FlyRedis Redis) : IResourceAnnotation;
