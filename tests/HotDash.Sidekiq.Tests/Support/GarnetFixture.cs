using HotDash.TestServers;

namespace HotDash.Sidekiq.Tests.Support;

public sealed class GarnetFixture() : EngineFixture(RedisTestEngine.Garnet);
