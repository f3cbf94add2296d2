using Dapper;
using HotDash.Dashboard.Features.Decisions;
using Npgsql;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>The part of an approval that says how far its effect has come. Every step is written before the next one is taken.</summary>
internal sealed class ApplyStore(NpgsqlDataSource dataSource, TimeProvider time)
{
    /// <summary>Longer than every timeout of one attempt together; a process that died gives its work back after this.</summary>
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(60);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<IReadOnlyList<Guid>> FindDueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<Guid>(new CommandDefinition(
            """
            select id from approvals
            where state = 'approved' and kind = 'cx_reply' and retry_at <= @now and (lease_until is null or lease_until <= @now)
            order by retry_at limit 20
            """,
            new { now = Now },
            cancellationToken: cancellationToken))];
    }

    /// <summary>Null when it is not approved, already applied, or in other hands.</summary>
    public async Task<Approval?> ClaimAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.QuerySingleOrDefaultAsync<Approval>(new CommandDefinition(
            """
            update approvals set lease_until = @until
            where id = @id and state = 'approved' and kind = 'cx_reply' and (lease_until is null or lease_until <= @now)
            returning *
            """,
            new { id, now = Now, until = Now + s_lease },
            cancellationToken: cancellationToken));
    }

    /// <summary>For an effect that nobody may repeat: null when it was tried before and may have happened.</summary>
    public async Task<Approval?> ClaimOnceAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.QuerySingleOrDefaultAsync<Approval>(new CommandDefinition(
            """
            update approvals set apply_started_at = @now, apply_attempts = apply_attempts + 1, updated_at = @now
            where id = @id and state = 'approved' and kind = 'misc' and apply_started_at is null
            returning *
            """,
            new { id, now = Now },
            cancellationToken: cancellationToken));
    }

    /// <returns>False when the lease has passed to somebody else: then nothing may be sent.</returns>
    public Task<bool> MarkStartedAsync(Approval approval, CancellationToken cancellationToken) => ExecuteAsync(
        """
        update approvals set apply_started_at = @now, apply_attempts = apply_attempts + 1, updated_at = @now
        where id = @Id and state = 'approved' and lease_until = @LeaseUntil and lease_until > @now
        """,
        new { approval.Id, approval.LeaseUntil, now = Now },
        cancellationToken);

    public async Task MarkAppliedAsync(Approval approval, string externalId, string tool, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var changed = await connection.ExecuteAsync(new CommandDefinition(
            """
            update approvals set state = 'applied', external_id = @externalId, applied_at = @now, apply_error = null, retry_at = null, lease_until = null, updated_at = @now
            where id = @Id and state = 'approved'
            """,
            new { approval.Id, externalId, now = Now },
            cancellationToken: cancellationToken));

        if (changed == 1 && approval.DecisionId is { } decisionId)
        {
            await DecisionLog.AddReceiptAsync(connection, decisionId, new Receipt(tool, Ok: true, externalId, null), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <param name="approval">The approval whose attempt failed.</param>
    /// <param name="error">Told to the operator.</param>
    /// <param name="mayHaveHappened">The effect may be there although nobody said so: it is looked for before another attempt.</param>
    /// <param name="retryIn">Null: only a person's retry helps.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task MarkFailedAsync(Approval approval, string error, bool mayHaveHappened, TimeSpan? retryIn, CancellationToken cancellationToken) => ExecuteAsync(
        """
        update approvals set apply_error = @error, apply_started_at = case when @mayHaveHappened then apply_started_at end,
               retry_at = @retryAt, lease_until = null, updated_at = @now
        where id = @Id and state = 'approved'
        """,
        new { approval.Id, error, mayHaveHappened, retryAt = retryIn is { } wait ? Now + wait : (DateTime?)null, now = Now },
        cancellationToken);

    /// <summary>A person asks for another attempt of what stands still.</summary>
    public Task RetryAsync(Guid id, CancellationToken cancellationToken) => ExecuteAsync(
        "update approvals set retry_at = @now, updated_at = @now where id = @id and state = 'approved' and retry_at is null",
        new { id, now = Now },
        cancellationToken);

    public async Task<IReadOnlyList<Approval>> FindUnauditedAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<Approval>(new CommandDefinition(
            "select * from approvals where state = 'applied' and kind = 'cx_reply' order by applied_at limit 20",
            cancellationToken: cancellationToken))];
    }

    /// <summary>Graded ones go on to be learned from.</summary>
    public async Task MarkAuditedAsync(Approval approval, Receipt receipt, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var changed = await connection.ExecuteAsync(new CommandDefinition(
            "update approvals set state = @state, updated_at = @now where id = @Id and state = 'applied'",
            new { approval.Id, state = approval.Grades is null ? ApprovalStates.Audited : ApprovalStates.Learned, now = Now },
            cancellationToken: cancellationToken));

        if (changed == 1 && approval.DecisionId is { } decisionId)
        {
            await DecisionLog.AddReceiptAsync(connection, decisionId, receipt, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<bool> ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)) == 1;
    }
}
