using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StackExchange.Redis;

namespace HotDash.Faults.Tests;

/// <summary>The resources' own commands, given by the official CLI.</summary>
public sealed class CommandTests(FaultyStack stack)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task SeedSampleData_Twice_AddsNewCustomersEachTime()
    {
        using var chatwoot = await stack.ChatwootAsync(Cancelled);
        var before = await CountAsync(chatwoot);

        await stack.CommandAsync("chatwoot", "seed-sample-data", Cancelled);
        await stack.CommandAsync("chatwoot", "seed-sample-data", Cancelled);

        Assert.Equal(before + 10, await CountAsync(chatwoot));
    }

    [Fact(Explicit = true)]
    public async Task RetryDeadJobs_OfAJobThatFailsAgain_RunsItOnceMore()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(await ConnectionStringAsync("redis"));
        var database = redis.GetDatabase();
        await database.SortedSetAddAsync("dead", """{"class":"No::SuchJob","args":[],"queue":"low","jid":"b4a577edbccf1d805744efa9","error_message":"old"}""", 1);

        await stack.CommandAsync("chatwoot-worker", "retry-dead-jobs", Cancelled);

        for (var attempt = 0; ; attempt++)
        {
            var dead = await database.SortedSetRangeByRankAsync("dead");
            if (dead.Any(job => job.ToString().Contains("No handler performs job class 'No::SuchJob'", StringComparison.Ordinal)))
            {
                break;
            }

            Assert.True(attempt < 100, "the job was not performed again");
            await Task.Delay(100, Cancelled);
        }

        await database.KeyDeleteAsync("dead");
    }

    [Fact(Explicit = true)]
    public async Task DropSamples_OnceMore_PutsMailsIntoTheInbox()
    {
        using var mailbox = await stack.MailboxAsync(Cancelled);

        await stack.CommandAsync("mailbox", "drop-samples", Cancelled);

        var mailboxes = await mailbox.GetFromJsonAsync<JsonArray>("/api/mailboxes", Cancelled);
        var support = mailboxes?.Single(each => (string?)each?["address"] == "support@hotdash.test");
        Assert.True(support?["mails"]?.AsArray().Count >= 6);
    }

    [Fact(Explicit = true)]
    public async Task ResetData_OfPostgres_BeginsAnewWithoutAnotherRestartByHand()
    {
        using (var chatwoot = await stack.ChatwootAsync(Cancelled))
        {
            await FaultyStack.OpenConversationAsync(chatwoot, Cancelled);
        }

        await stack.CommandAsync("postgres", "reset-data", Cancelled);

        await stack.WaitUntilSettledAsync(Cancelled);
        using var again = await stack.ChatwootAsync(Cancelled);
        var contacts = await again.GetStringAsync(new Uri("/api/v1/accounts/1/contacts", UriKind.Relative), Cancelled);
        Assert.DoesNotContain("Fault Ledger", contacts, StringComparison.Ordinal);
        Assert.Contains("Jamie Rivera", contacts, StringComparison.Ordinal);
    }

    private static async Task<int> CountAsync(HttpClient chatwoot) =>
        (int?)(await chatwoot.GetFromJsonAsync<JsonNode>("/api/v1/accounts/1/conversations/meta?status=all", Cancelled))?["meta"]?["all_count"]
        ?? throw new InvalidOperationException("The counts have no all_count.");

    private async Task<string> ConnectionStringAsync(string resource)
    {
        var shown = await stack.CommandAsync(resource, "show-connection-string", Cancelled);

        return shown.Split('\n').Select(line => line.Trim()).Single(line => line.Contains("password=", StringComparison.Ordinal));
    }
}
