namespace Aspire.Hosting.Redis;

/// <summary>When the server writes its data to disk: after an interval in which at least so many keys changed.</summary>
internal sealed record RedisPersistenceAnnotation(TimeSpan Interval, long KeysChangedThreshold) : IResourceAnnotation;
