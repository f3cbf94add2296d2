using HotDash.Sidekiq.Tests.Support;

namespace HotDash.Sidekiq.Tests;

public sealed class RecoveryOnGarnetTests(GarnetFixture engine) : RecoveryTests(engine), IClassFixture<GarnetFixture>;
