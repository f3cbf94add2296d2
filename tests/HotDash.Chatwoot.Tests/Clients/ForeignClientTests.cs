using System.Diagnostics;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Core.Tokens;
using HotDash.Chatwoot.Tests.Fixtures;
using HotDash.Tests;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Chatwoot.Tests.Clients;

/// <summary>Clients that others wrote, against the service on a port of its own. The scripts that drive them are in tests/clients.</summary>
[Collection(nameof(EventPlayer))]
public sealed class ForeignClientTests(ChatwootServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sdk.test.mjs")]
    [InlineData("cable.test.mjs")]
    public async Task Client_InItsMainLife_GetsWhatChatwootGives(string script)
    {
        var folder = RepositoryRoot.Combine("tests", "clients");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), "The clients are not installed: npm ci --prefix tests/clients");

        var account = await server.NewAccountAsync(Token);
        await using var twin = server.CreateTwin();
        twin.UseKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0));
        twin.StartServer();
        var address = twin.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var events = PerformEventsAsync(ended.Token);

        var (exitCode, output) = await RunAsync(folder, script, await EnvironmentAsync(account, address));
        await ended.CancelAsync();
        await events;

        Assert.True(exitCode == 0, output);
    }

    /// <summary>Plays the worker, which tells subscribers what happened.</summary>
    private async Task PerformEventsAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await QueueDrain.DeliveriesAsync(server, "", Queues.Medium, cancellationToken);
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task<Dictionary<string, string>> EnvironmentAsync(TestAccount account, string address)
    {
        var platformToken = SecureToken.New();
        await server.Get<Database>().ExecuteAsync(
            "with app as (insert into platform_apps (name) values ('client') returning id) insert into access_tokens (owner_type, owner_id, token) select 'PlatformApp', id, @platformToken from app",
            new { platformToken },
            Token);

        return new()
        {
            ["CHATWOOT_URL"] = address, ["CHATWOOT_ACCOUNT"] = $"{account.Id}", ["CHATWOOT_ADMIN_TOKEN"] = account.AdminToken, ["CHATWOOT_AGENT"] = $"{account.AgentId}",
            ["CHATWOOT_INBOX"] = $"{account.InboxId}", ["CHATWOOT_INBOX_IDENTIFIER"] = account.InboxIdentifier, ["CHATWOOT_PLATFORM_TOKEN"] = platformToken,
        };
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, string script, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("node", ["--test", Path.Combine(folder, script)]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");

        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(Token);
            await process.WaitForExitAsync(Token);

            return (process.ExitCode, output);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
