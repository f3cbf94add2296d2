using System.Text.Json;
using Dapper;
using Npgsql;

namespace HotDash.Dashboard.Features.Decisions;

/// <summary>The append-only record of who decided what.</summary>
internal sealed class DecisionLog(NpgsqlDataSource dataSource)
{
    private const string Insert =
        """
        insert into decisions (operator_id, actor, action, reference, rationale, evidence, payload, idempotency_key)
        values (@operatorId, @actor, @action, @reference, @rationale, @evidence, @payload::jsonb, @key)
        on conflict (idempotency_key) do nothing
        returning id
        """;

    private const string Select =
        """
        select d.id, d.at, d.actor, d.action, d.reference, d.rationale, d.evidence, d.payload::text as payload,
               r.ok as applied, r.tool || coalesce(' ' || r.external_id, '') || coalesce(': ' || r.detail, '') as receipt
        from decisions d
        left join lateral (select ok, tool, external_id, detail from receipts where decision_id = d.id order by id desc limit 1) r on true
        """;

    /// <returns>The decision's id, and whether it was recorded by this call.</returns>
    public async Task<(long Id, bool IsNew)> RecordAsync(NewDecision decision, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await RecordAsync(connection, decision, cancellationToken);
    }

    /// <summary>Within the caller's transaction.</summary>
    public static async Task<(long Id, bool IsNew)> RecordAsync(NpgsqlConnection connection, NewDecision decision, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            operatorId = decision.Actor.Id,
            actor = decision.Actor.Name,
            action = decision.Action,
            reference = decision.Reference,
            rationale = decision.Rationale,
            evidence = decision.Evidence,
            payload = JsonSerializer.Serialize(decision.Payload, JsonSerializerOptions.Web),
            key = decision.IdempotencyKey,
        };
        var added = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(Insert, parameters, cancellationToken: cancellationToken));

        return added is { } id
            ? (id, true)
            : (await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                "select id from decisions where idempotency_key = @key", parameters, cancellationToken: cancellationToken)), false);
    }

    public async Task AddReceiptAsync(long decisionId, Receipt receipt, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await AddReceiptAsync(connection, decisionId, receipt, cancellationToken);
    }

    public static Task AddReceiptAsync(NpgsqlConnection connection, long decisionId, Receipt receipt, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            "insert into receipts (decision_id, tool, ok, external_id, detail) values (@decisionId, @Tool, @Ok, @ExternalId, @Detail)",
            new { decisionId, receipt.Tool, receipt.Ok, receipt.ExternalId, receipt.Detail },
            cancellationToken: cancellationToken));

    /// <returns>Whether the latest attempt worked; null when none has been concluded.</returns>
    public async Task<bool?> ReadOutcomeAsync(long decisionId, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteScalarAsync<bool?>(new CommandDefinition(
            "select ok from receipts where decision_id = @decisionId order by id desc limit 1", new { decisionId }, cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<Decision>> SearchAsync(DecisionFilter filter, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<Decision>(new CommandDefinition(
            $"""
            {Select}
            where (@before::bigint is null or d.id < @before)
              and (@text::text is null or d.search @@ plainto_tsquery('simple', @text) or d.reference = @text)
            order by d.id desc limit @limit
            """,
            new { before = filter.Before, text = string.IsNullOrWhiteSpace(filter.Text) ? null : filter.Text.Trim(), limit = filter.Limit },
            cancellationToken: cancellationToken))];
    }
}
