using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Redis;
using HotDash.Hosting.Tests.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace HotDash.Hosting.Tests.Redis;

public sealed class RedisTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ServerCommand_WithAnAwkwardPassword_RequiresItAndShowsItInNoArgument()
    {
        Assert.SkipUnless(File.Exists(RedisShell.Server), $"{RedisShell.Server} is not installed on this machine.");
        const string Password = "a \"b\" \\c $d 'e' #f";
        await using var model = new TestModel();
        var redis = model.Builder.AddRedis("redis", password: model.Builder.AddParameter("password", Password, secret: true)).WithPersistence(TimeSpan.FromSeconds(30), 5);
        await using var shell = await RedisShell.StartAsync(await ArgumentsAsync(model, redis), Password);

        var options = new ConfigurationOptions { EndPoints = { { "127.0.0.1", shell.Port } }, Password = Password, AllowAdmin = true };
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options);

        Assert.Equal("30 5", (await connection.GetServers()[0].ConfigGetAsync("save"))[0].Value);
        Assert.DoesNotContain("\\c", await File.ReadAllTextAsync($"/proc/{shell.ProcessId}/cmdline", Cancelled), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<RedisException>(async () =>
        {
            options.Password = "other";
            await using var refused = await ConnectionMultiplexer.ConnectAsync(options);
        });
    }

    [Fact]
    public async Task HealthCheck_OfAServerThatComesAndGoes_FollowsIt()
    {
        Assert.SkipUnless(File.Exists(RedisShell.Server), $"{RedisShell.Server} is not installed on this machine.");
        await using var model = new TestModel();
        var redis = model.Builder.AddRedis("redis", password: model.Builder.AddParameter("password", "p", secret: true));
        var shell = await RedisShell.StartAsync(await ArgumentsAsync(model, redis), "p");
        TestModel.Allocate(redis, "tcp", shell.Port);
        await using var check = new RedisHealthCheck(redis.Resource);

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(check)).Status);
        await shell.DisposeAsync();
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(check)).Status);
        await using var again = await RedisShell.StartAsync(await ArgumentsAsync(model, redis), "p", shell.Port);

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(check)).Status);
    }

    [Fact]
    public async Task Redis_WithADataVolume_PersistsUnlessItIsReadOnly()
    {
        await using var model = new TestModel();

        var kept = model.Builder.AddRedis("kept").WithDataVolume();
        var seeded = model.Builder.AddRedis("seeded").WithDataVolume("seed", isReadOnly: true);

        Assert.Contains("--save 60 1", (await ArgumentsAsync(model, kept))[1], StringComparison.Ordinal);
        Assert.DoesNotContain("--save", (await ArgumentsAsync(model, seeded))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_WithoutAPassword_HasNoneInItsConnectionString()
    {
        await using var model = new TestModel();
        var redis = model.Builder.AddRedis("redis").WithPassword(null);
        TestModel.Allocate(redis, "tcp", 6379);

        Assert.Equal("localhost:6379", await redis.Resource.GetConnectionStringAsync(Cancelled));
        Assert.Empty(await model.EnvironmentOfAsync(redis));
    }

    private static async Task<List<string>> ArgumentsAsync(TestModel model, IResourceBuilder<RedisResource> redis)
    {
        var configuration = await ExecutionConfigurationBuilder.Create(redis.Resource).WithArgumentsConfig().BuildAsync(model.Builder.ExecutionContext, cancellationToken: Cancelled);

        return [.. configuration.Arguments.Select(argument => argument.Value)];
    }

    private static Task<HealthCheckResult> CheckAsync(RedisHealthCheck check) => check.CheckHealthAsync(
        new HealthCheckContext { Registration = new HealthCheckRegistration("redis", check, HealthStatus.Unhealthy, null) },
        Cancelled);
}
