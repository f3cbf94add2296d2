using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MimeKit;

namespace HotDash.Faults.Tests;

/// <summary>Mail through the whole stack and back. Takes up to a fetch interval of one minute, so it is explicit.</summary>
public sealed class MailFaultTests(FaultyStack stack, ITestOutputHelper output)
{
    private const string Support = "support@hotdash.test";
    private static readonly TimeSpan s_fetchLimit = TimeSpan.FromSeconds(100);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Mail_DroppedAndAnswered_ComesBackThreaded()
    {
        var customer = $"jane.{Guid.NewGuid():N}@example.test";
        await DropAsync("plain", customer);
        var clock = Stopwatch.StartNew();
        using var chatwoot = await stack.ChatwootAsync(Cancelled);

        var conversation = await UntilAsync(() => ConversationOfAsync(chatwoot, customer));
        output.WriteLine($"conversation {conversation} after {clock.Elapsed.TotalSeconds:0} s");
        await AnswerAsync(chatwoot, conversation, "It left our house today.");
        var answer = await UntilAsync(() => LastMailAsync(customer));

        var question = await LastMailAsync(Support, mail => mail.From.Mailboxes.Any(mailbox => mailbox.Address == customer));
        Assert.Equal(question?.MessageId, answer.InReplyTo);
        Assert.Contains(question?.MessageId, answer.References);
        Assert.Contains("It left our house today.", answer.TextBody ?? answer.HtmlBody, StringComparison.Ordinal);

        await DropAsync("reply", customer);
        await UntilAsync(async () => (await MessagesAsync(chatwoot, conversation)).Any(text => text.Contains("that helped", StringComparison.Ordinal)) ? "threaded" : null);
        Assert.Equal(1, await ConversationCountAsync(chatwoot, customer));
    }

    [Fact(Explicit = true)]
    public async Task Answer_WhileTheMailboxIsAway_IsSentWhenItIsBack()
    {
        var customer = $"jane.{Guid.NewGuid():N}@example.test";
        await DropAsync("html", customer);
        using var chatwoot = await stack.ChatwootAsync(Cancelled);
        var conversation = await UntilAsync(() => ConversationOfAsync(chatwoot, customer));

        await stack.CommandAsync("mailbox", "stop", Cancelled);
        await AnswerAsync(chatwoot, conversation, "We send the right size.");
        await Task.Delay(2000, Cancelled);
        await stack.CommandAsync("mailbox", "start", Cancelled);
        await stack.WaitUntilSettledAsync(Cancelled);

        var answer = await UntilAsync(() => LastMailAsync(customer));
        Assert.Contains("We send the right size.", answer.TextBody ?? answer.HtmlBody, StringComparison.Ordinal);
    }

    private async Task DropAsync(string kind, string from)
    {
        using var mailbox = await stack.MailboxAsync(Cancelled);
        using var dropped = await mailbox.PostAsJsonAsync("/api/samples", new { kind, to = Support, from }, Cancelled);
        Assert.True(dropped.IsSuccessStatusCode, await dropped.Content.ReadAsStringAsync(Cancelled));
    }

    private static async Task AnswerAsync(HttpClient chatwoot, string conversation, string content)
    {
        using var answered = await chatwoot.PostAsJsonAsync($"/api/v1/accounts/1/conversations/{conversation}/messages", new { content, message_type = "outgoing" }, Cancelled);
        Assert.True(answered.IsSuccessStatusCode, await answered.Content.ReadAsStringAsync(Cancelled));
    }

    private static async Task<string?> ConversationOfAsync(HttpClient chatwoot, string customer) => await ConversationsAsync(chatwoot, customer) is [var first, ..] ? first : null;

    private static async Task<int> ConversationCountAsync(HttpClient chatwoot, string customer) => (await ConversationsAsync(chatwoot, customer)).Count;

    private static async Task<IReadOnlyList<string>> ConversationsAsync(HttpClient chatwoot, string customer)
    {
        var found = await chatwoot.GetFromJsonAsync<JsonNode>("/api/v1/accounts/1/conversations?status=all", Cancelled);
        return [.. (found?["data"]?["payload"]?.AsArray() ?? [])
            .Where(conversation => (string?)conversation?["meta"]?["sender"]?["email"] == customer)
            .Select(conversation => conversation?["id"]?.ToString() ?? "")];
    }

    private static async Task<IReadOnlyList<string>> MessagesAsync(HttpClient chatwoot, string conversation)
    {
        var found = await chatwoot.GetFromJsonAsync<JsonNode>($"/api/v1/accounts/1/conversations/{conversation}/messages", Cancelled);
        return [.. (found?["payload"]?.AsArray() ?? []).Select(message => (string?)message?["content"] ?? "")];
    }

    private Task<MimeMessage?> LastMailAsync(string address) => LastMailAsync(address, _ => true);

    private async Task<MimeMessage?> LastMailAsync(string address, Func<MimeMessage, bool> wanted)
    {
        using var client = await stack.MailboxAsync(Cancelled);
        var mailboxes = await client.GetFromJsonAsync<JsonArray>("/api/mailboxes", Cancelled);
        var mails = mailboxes?.FirstOrDefault(mailbox => (string?)mailbox?["address"] == address)?["mails"]?.AsArray() ?? [];

        foreach (var mail in mails.Reverse())
        {
            await using var source = await client.GetStreamAsync(new Uri($"/api/mailboxes/{Uri.EscapeDataString(address)}/{mail?["uid"]}", UriKind.Relative), Cancelled);
            var message = await MimeMessage.LoadAsync(source, Cancelled);
            if (wanted(message))
            {
                return message;
            }
        }

        return null;
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T?>> find)
        where T : class
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < s_fetchLimit; await Task.Delay(500, Cancelled))
        {
            if (await find() is { } found)
            {
                return found;
            }
        }

        throw new TimeoutException($"Nothing came within {s_fetchLimit}.");
    }
}
