using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Postgres;
using HotDash.Hosting.Tests.ApplicationModel;
using HotDash.TestServers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace HotDash.Hosting.Tests.PostgreSQL;

public sealed class PostgresTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Database_OfAReadyServer_IsCreatedOnceAndThenHealthy()
    {
        await using var model = new TestModel();
        var (postgres, server) = await OnRealServerAsync(model);
        var name = $"declared {Guid.NewGuid():N}";
        var database = postgres.AddDatabase("declared", name);
        var check = new PostgresHealthCheck(database.Resource);
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(check)).Status);

        await PostgresDatabaseCreation.CreateAllAsync(postgres.Resource, new ResourceReadyEvent(postgres.Resource, model.App.Services), Cancelled);
        await PostgresDatabaseCreation.CreateAllAsync(postgres.Resource, new ResourceReadyEvent(postgres.Resource, model.App.Services), Cancelled);

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(check)).Status);
        await server.DropDatabaseAsync((await ((IResourceWithConnectionString)database.Resource).GetConnectionStringAsync(Cancelled))!, Cancelled);
    }

    [Fact]
    public async Task HealthCheck_WithAWrongPassword_IsUnhealthyAndDoesNotShowIt()
    {
        await using var model = new TestModel();
        var (postgres, _) = await OnRealServerAsync(model);
        postgres.WithPassword(model.Builder.AddParameter("wrong", "wrong-canary", secret: true));

        var result = await CheckAsync(new PostgresHealthCheck(postgres.Resource));

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.DoesNotContain("wrong-canary", $"{result.Description} {result.Exception}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("18.1", "/var/lib/postgresql")]
    [InlineData("17", "/var/lib/postgresql/data")]
    [InlineData("latest", "/var/lib/postgresql")]
    public async Task DataVolume_OfAnImageVersion_LiesWhereThatImageKeepsData(string tag, string target)
    {
        await using var model = new TestModel();

        var postgres = model.Builder.AddPostgres("postgres").WithImageTag(tag).WithDataVolume();

        Assert.True(postgres.Resource.TryGetContainerMounts(out var mounts));
        var mount = Assert.Single(mounts);
        Assert.Equal(target, mount.Target);
        Assert.Matches("^hotdash.hosting.tests-[0-9a-f]{10}-postgres-data$", mount.Source!);
    }

    [Fact]
    public async Task ConnectionString_OfADatabaseWithASeparatorInItsName_IsQuoted()
    {
        await using var model = new TestModel("Parameters:postgres-password=x");
        var postgres = model.Builder.AddPostgres("postgres");
        var database = postgres.AddDatabase("db", "a;b \"c\"");
        TestModel.Allocate(postgres, "tcp", 5432);

        var connectionString = await ((IResourceWithConnectionString)database.Resource).GetConnectionStringAsync(Cancelled);

        Assert.Equal("a;b \"c\"", new NpgsqlConnectionStringBuilder(connectionString).Database);
    }

    private static async Task<(IResourceBuilder<PostgresServerResource> Postgres, PostgresTestServer Server)> OnRealServerAsync(TestModel model)
    {
        var server = await PostgresTestServer.GetAsync(Cancelled);
        var real = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync(Cancelled));
        var postgres = model.Builder.AddPostgres(
            "postgres",
            model.Builder.AddParameter("user", real.Username!),
            model.Builder.AddParameter("password", real.Password!, secret: true));
        TestModel.Allocate(postgres, "tcp", real.Port);

        return (postgres, server);
    }

    private static Task<HealthCheckResult> CheckAsync(PostgresHealthCheck check) => check.CheckHealthAsync(
        new HealthCheckContext { Registration = new HealthCheckRegistration("postgres", check, HealthStatus.Unhealthy, null) },
        Cancelled);
}
