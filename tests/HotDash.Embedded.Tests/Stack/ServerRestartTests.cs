using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Hosting.Embedded.Restarts;
using StackExchange.Redis;

namespace HotDash.Embedded.Tests.Stack;

public sealed class ServerRestartTests
{
    [Fact]
    public async Task Redis_KilledInARunningStack_ComesBackAndItsRestartIsShown()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new HostFolder();
        var builder = StackBuilder.CreateFor(folder);
        builder.Configuration["HotDash:Redis"] = "garnet";
        var redis = builder.AddRedisBackend("redis");
        await using var application = await builder.BuildAsync(cancellationToken);

        try
        {
            await application.StartAsync(cancellationToken);
            await application.ResourceNotifications.WaitForResourceHealthyAsync("redis", cancellationToken);
            var connectionString = await redis.Resource.GetConnectionStringAsync(cancellationToken) ?? "";
            await using (var connection = await ConnectionMultiplexer.ConnectAsync(connectionString))
            {
                await connection.GetDatabase().StringSetAsync("kept", 42);
            }

            HostRun.Signal(ProcessFacts.WorkingBelow(DataFolderOf(folder, "redis")), 9);
            var change = await application.ResourceNotifications.WaitForResourceAsync("redis", state => Value(state, ServerRestartWatch.CountProperty) == "1", cancellationToken);

            Assert.Equal("signal 9 (SIGKILL)", Value(change, ServerRestartWatch.LastEndProperty));
            Assert.Equal(KnownResourceStates.Running, change.Snapshot.State?.Text);
            await using var again = await ConnectionMultiplexer.ConnectAsync(connectionString + ",abortConnect=false");
            await Eventually.TrueAsync(() => again.IsConnected, "redis answers again");
            Assert.Equal(42, (int)await again.GetDatabase().StringGetAsync("kept"));
        }
        finally
        {
            await application.StopAsync(CancellationToken.None);
            Directory.Delete(DataFolderOf(folder, "redis"), recursive: true);
        }
    }

    private static string DataFolderOf(HostFolder folder, string server) =>
        Host.DataFolder.Locate(Path.Combine(folder.Base, server), Host.Account.ForServer(new Host.EnvironmentSettings(new Dictionary<string, string>())));

    private static string? Value(ResourceEvent change, string property) =>
        Convert.ToString(change.Snapshot.Properties.FirstOrDefault(candidate => candidate.Name == property)?.Value, CultureInfo.InvariantCulture);
}
