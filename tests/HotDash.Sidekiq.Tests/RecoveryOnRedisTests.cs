using HotDash.Sidekiq.Tests.Support;

namespace HotDash.Sidekiq.Tests;

public sealed class RecoveryOnRedisTests(RedisFixture engine) : RecoveryTests(engine), IClassFixture<RedisFixture>;
