using HotDash.Sidekiq.Tests.Support;

namespace HotDash.Sidekiq.Tests;

public sealed class WorkerOnRedisTests(RedisFixture engine) : WorkerTests(engine), IClassFixture<RedisFixture>;
