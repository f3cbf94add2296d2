using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HotDash.Embedded.Host;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Embedded.Tests.Stack;

/// <summary>The resources as DCP runs them.</summary>
public sealed class EmbeddedStackTests
{
    [Fact]
    public async Task ResetData_OfAHealthyStack_EmptiesItAndStartsDependentsAgain()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new HostFolder();
        var builder = StackBuilder.CreateFor(folder);
        var postgres = builder.AddPostgresBackend("postgres");
        var database = postgres.AddDatabase("chatwoot-db", "chatwoot");
        var redis = builder.AddRedisBackend("redis");
        builder.AddExecutable("once", "/bin/true", folder.Base).WaitFor(database).WaitFor(redis);
        await using var application = await builder.BuildAsync(cancellationToken);

        try
        {
            await application.StartAsync(cancellationToken);
            await application.ResourceNotifications.WaitForResourceHealthyAsync("chatwoot-db", cancellationToken);
            await application.ResourceNotifications.WaitForResourceHealthyAsync("redis", cancellationToken);
            await application.ResourceNotifications.WaitForResourceAsync("once", KnownResourceStates.Finished, cancellationToken);
            var connectionString = await database.Resource.GetConnectionStringAsync(cancellationToken) + ";Pooling=false";
            await Sql.RunAsync(connectionString, "create table kept as select 42 as n");
            var firstRun = (await application.ResourceNotifications.WaitForResourceAsync("once", _ => true, cancellationToken)).Snapshot.StartTimeStamp;

            var commands = application.Services.GetRequiredService<ResourceCommandService>();
            var shown = await commands.ExecuteCommandAsync(database.Resource, "show-connection-string", cancellationToken);
            var reset = await commands.ExecuteCommandAsync(postgres.Server.Resource, "reset-data", cancellationToken);

            Assert.Equal(connectionString, shown.Data?.Value + ";Pooling=false");
            Assert.True(reset.Success, reset.Message);
            await application.ResourceNotifications.WaitForResourceAsync(
                "once", state => state.Snapshot.State?.Text == KnownResourceStates.Finished && state.Snapshot.StartTimeStamp > firstRun, cancellationToken);
            Assert.Equal(0L, await Sql.RunAsync(connectionString, "select count(*) from pg_tables where tablename = 'kept'"));
        }
        finally
        {
            await application.StopAsync(CancellationToken.None);
            Delete(folder, "postgres");
            Delete(folder, "redis");
        }
    }

    private static void Delete(HostFolder folder, string server)
    {
        var real = DataFolder.Locate(Path.Combine(folder.Base, server), Account.ForServer(new EnvironmentSettings(new Dictionary<string, string>())));
        if (Directory.Exists(real))
        {
            Directory.Delete(real, recursive: true);
        }
    }
}
