using System.Globalization;
using HotDash.SystemHarness;

namespace HotDash.Faults.Tests;

/// <summary>Servers killed while customers write: nothing acknowledged is lost, nothing else has to be restarted. Explicit: it takes minutes.</summary>
public sealed class ServerFaultTests(FaultyStack stack, ITestOutputHelper output)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData("postgres", 5)]
    [InlineData("redis", 50)]
    public async Task Server_KilledUnderLoad_LosesNoAcknowledgedMessage(string server, int kills)
    {
        using var chatwoot = await stack.ChatwootAsync(Cancelled);
        var services = Services();
        await using var ledger = new MessageLedger(chatwoot, await FaultyStack.OpenConversationAsync(chatwoot, Cancelled));
        ledger.Start();

        var wanted = Math.Max(3, (int)(kills * Scale()));
        for (var (kill, process) = (1, 0); kill <= wanted; kill++)
        {
            process = await stack.ServerOfAsync(server, before: process, Cancelled);
            await Task.Delay(Random.Shared.Next(200, 1500), Cancelled);
            AppHostProcess.Kill(process, "KILL");
        }

        await FaultyStack.WaitUntilAnsweringAsync(chatwoot, Cancelled);
        await Task.Delay(1000, Cancelled);
        await ledger.StopAsync();
        await FaultyStack.WaitUntilAnsweringAsync(chatwoot, Cancelled);

        output.WriteLine($"{wanted} kills, {ledger.Acknowledged} messages acknowledged, {ledger.Refused} refused");
        Assert.True(ledger.Acknowledged > 0);
        Assert.Empty(await ledger.MissingAsync(Cancelled));
        Assert.Equal(services, Services());
    }

    [Theory(Explicit = true)]
    [InlineData("chatwoot-worker")]
    [InlineData("chatwoot")]
    [InlineData("dashboard")]
    [InlineData("mailbox")]
    [InlineData("redis")]
    [InlineData("postgres")]
    public async Task Process_Killed_IsShownEndedAndStartsAgainAlone(string resource)
    {
        var killed = stack.ProcessOf(resource);
        var others = Services().Where(process => process != killed).ToList();

        AppHostProcess.Kill(killed, "KILL");
        await stack.WaitForAsync(states => states.Single(state => state.DisplayName == resource).State is "Finished" or "Exited", $"{resource} is shown as ended", Cancelled);
        await stack.CommandAsync(resource, "start", Cancelled);

        await stack.WaitUntilSettledAsync(Cancelled);
        Assert.Subset(Services().ToHashSet(), others.ToHashSet());
    }

    /// <summary>The same variable scales the rest of the soak.</summary>
    private static double Scale() =>
        double.TryParse(Environment.GetEnvironmentVariable("HOTDASH_SOAK_SCALE"), CultureInfo.InvariantCulture, out var scale) ? scale : 1;

    /// <summary>The processes of the services and hosts, which a fault elsewhere must not have restarted.</summary>
    private List<int> Services() =>
        [.. stack.Stack.Process.Processes.List()
            .Where(process => process.CommandLine.Contains("/HotDash.", StringComparison.Ordinal) && !process.CommandLine.Contains("HotDash.Embedded.Host.dll", StringComparison.Ordinal))
            .Select(process => process.Pid)
            .Order()];
}
