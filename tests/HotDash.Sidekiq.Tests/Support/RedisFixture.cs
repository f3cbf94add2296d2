using HotDash.TestServers;

namespace HotDash.Sidekiq.Tests.Support;

public sealed class RedisFixture() : EngineFixture(RedisTestEngine.Redis);
