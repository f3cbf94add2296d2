using HotDash.Sidekiq.Tests.Support;

namespace HotDash.Sidekiq.Tests;

public sealed class WorkerOnGarnetTests(GarnetFixture engine) : WorkerTests(engine), IClassFixture<GarnetFixture>;
