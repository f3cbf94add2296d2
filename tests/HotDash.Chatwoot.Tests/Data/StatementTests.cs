using System.Collections.Concurrent;
using System.Diagnostics;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Tests.Fixtures;

namespace HotDash.Chatwoot.Tests.Data;

/// <summary>How many statements a list takes, and how PostgreSQL runs the hot ones.</summary>
public sealed class StatementTests(ChatwootServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("conversations?status=all")]
    [InlineData("contacts")]
    [InlineData("inboxes")]
    public async Task List_OfMany_TakesAsManyStatementsAsOfOne(string path)
    {
        var account = await server.NewAccountAsync(Token);
        await account.NewConversationAsync(Token);
        var one = await CountAsync(account.Admin, $"{account.Path}/{path}");
        for (var count = 0; count < 5; count++)
        {
            await account.NewConversationAsync(Token);
        }

        var many = await CountAsync(account.Admin, $"{account.Path}/{path}");

        Assert.InRange(one, 1, 12);
        Assert.Equal(one, many);
    }

    [Fact]
    public async Task HotStatements_Explained_UseTheirIndexes()
    {
        var account = await server.NewAccountAsync(Token);
        await server.Get<Database>().ExecuteAsync(
            """
            insert into conversations (account_id, inbox_id, contact_id, contact_inbox_id, status, last_activity_at)
                select @Id, @InboxId, n, n, n % 4, now() - make_interval(mins => n) from generate_series(1, 3000) n;
            analyze conversations
            """,
            new { account.Id, account.InboxId },
            Token);
        (string Name, string Sql, string Index)[] hot =
        [
            ("list", $"select * from conversations c where c.account_id = {account.Id} and c.status = 0 order by c.last_activity_at desc, c.id desc limit 25 offset 0", "index_conversations_on_account_id_status_last_activity_at_id"),
            ("messages", "select * from messages where conversation_id = 1 order by id desc limit 20", "index_messages_on_conversation_id_id"),
            ("token", "select owner_type, owner_id from access_tokens where token = 'x'", "index_access_tokens_on_token"),
            ("show", $"select * from conversations where account_id = {account.Id} and display_id = 1", "index_conversations_on_account_id_and_display_id"),
            ("source", "select * from contact_inboxes where inbox_id = 1 and source_id = 'x'", "index_contact_inboxes_on_inbox_id_and_source_id"),
        ];

        foreach (var (name, sql, index) in hot)
        {
            // The other tables are small here, and those are read whole whatever indexes they have.
            var plan = string.Join('\n', await server.Get<Database>().InTransactionAsync(
                async transaction =>
                {
                    await transaction.ExecuteAsync("set local enable_seqscan = off", null, Token);

                    return await transaction.ListAsync<string>($"explain {sql}", null, Token);
                },
                Token));
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}:\n{plan}\n");
            Assert.Contains(index, plan, StringComparison.Ordinal);
        }
    }

    private static async Task<int> CountAsync(ApiClient client, string path)
    {
        var statements = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = statements.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var trace = ActivityTraceId.CreateRandom();
        client.Http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        (await client.GetAsync(path, Token)).Ok();

        return statements.Count(statement => statement.TraceId == trace);
    }
}
