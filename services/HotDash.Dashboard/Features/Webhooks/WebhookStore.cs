using Dapper;
using Npgsql;

namespace HotDash.Dashboard.Features.Webhooks;

internal sealed class WebhookStore(NpgsqlDataSource dataSource)
{
    /// <returns>False when this delivery has been stored before.</returns>
    public async Task<bool> AddAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into webhook_deliveries (id, event, conversation_id, payload)
            values (@Id, @Event, @ConversationId, @Payload::jsonb)
            on conflict (id) do nothing
            """,
            delivery,
            cancellationToken: cancellationToken)) == 1;
    }

    public async Task<IReadOnlyList<WebhookDelivery>> ReadUnprocessedAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<WebhookDelivery>(new CommandDefinition(
            """
            select id, event, conversation_id as "ConversationId", payload::text as payload
            from webhook_deliveries where processed_at is null order by received_at limit @limit
            """,
            new { limit },
            cancellationToken: cancellationToken))];
    }

    public async Task MarkProcessedAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update webhook_deliveries set processed_at = now() where id = @id and processed_at is null",
            new { id },
            cancellationToken: cancellationToken));
    }
}
