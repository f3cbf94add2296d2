using Npgsql;

namespace HotDash.ChatwootBenchmark;

/// <summary>Fills the first account: a quarter each open, resolved, pending and snoozed; one contact per ten conversations.</summary>
internal static class Seed
{
    private const string Fill = """
        insert into contacts (account_id, name, email, last_activity_at)
            select 1, 'Customer ' || n, 'customer' || n || '@example.com', now() from generate_series(1, @conversations / 10 + 1) n;
        insert into contact_inboxes (contact_id, inbox_id, source_id, pubsub_token)
            select c.id, 1, gen_random_uuid()::text, gen_random_uuid()::text from contacts c where c.email like 'customer%';
        insert into conversations (account_id, inbox_id, contact_id, contact_inbox_id, status, assignee_id, last_activity_at, waiting_since)
            select 1, 1, ci.contact_id, ci.id, n % 4, case when n % 3 = 0 then 1 end, now() - make_interval(secs => n), now()
            from generate_series(1, @conversations) n
            join (select *, row_number() over (order by id) as place from contact_inboxes where inbox_id = 1) ci on ci.place = n % (@conversations / 10) + 1;
        insert into messages (account_id, inbox_id, conversation_id, message_type, content, processed_message_content, sender_type, sender_id, created_at)
            select 1, 1, c.id, n % 2, 'Message ' || n || ' about an order that has not arrived yet.', null, case when n % 2 = 0 then 'Contact' else 'User' end,
                case when n % 2 = 0 then c.contact_id else 1 end, now() - interval '1 day'
            from conversations c, generate_series(1, @perConversation) n where c.id > 3;
        """;

    public static async Task FillAsync(string database, int conversations, int perConversation)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var fill = source.CreateCommand(Fill);
        fill.CommandTimeout = 0;
        fill.Parameters.AddWithValue("conversations", conversations);
        fill.Parameters.AddWithValue("perConversation", perConversation);
        await fill.ExecuteNonQueryAsync();
        await using var analyze = source.CreateCommand("vacuum analyze");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
    }
}
