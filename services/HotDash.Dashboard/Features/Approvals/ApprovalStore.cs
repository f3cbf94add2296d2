using Dapper;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Decisions;
using Npgsql;

namespace HotDash.Dashboard.Features.Approvals;

/// <summary>Each change names the state that it starts from, so that of two callers only one makes it.</summary>
internal sealed class ApprovalStore(NpgsqlDataSource dataSource, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>False when this id exists already.</returns>
    public async Task<bool> CreateAsync(ApprovalDraft draft, Actor actor, CancellationToken cancellationToken) => await ExecuteAsync(
        """
        insert into approvals (id, kind, state, title, reference, conversation_id, content, evidence, rollback_plan, template,
                               tone, accuracy, policy, created_by, created_at, updated_at)
        values (@Id, @Kind, 'draft', @Title, @Reference, @ConversationId, @Content, @Evidence, @RollbackPlan, @Template,
                @tone, @accuracy, @policy, @createdBy, @now, @now)
        on conflict (id) do nothing
        """,
        new
        {
            draft.Id, draft.Kind, draft.Title, draft.Reference, draft.ConversationId, draft.Content, draft.Evidence, draft.RollbackPlan, draft.Template,
            tone = draft.Grades?.Tone, accuracy = draft.Grades?.Accuracy, policy = draft.Grades?.Policy, createdBy = actor.Name, now = Now,
        },
        cancellationToken);

    public async Task<Approval?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.QuerySingleOrDefaultAsync<Approval>(new CommandDefinition(
            "select * from approvals where id = @id", new { id }, cancellationToken: cancellationToken));
    }

    /// <summary>Those in one of the states: the queue oldest first, everything else by its latest change.</summary>
    public async Task<IReadOnlyList<Approval>> ListAsync(IReadOnlyList<string> states, bool oldestFirst, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<Approval>(new CommandDefinition(
            $"select * from approvals where state = any(@states) order by {(oldestFirst ? "created_at" : "updated_at desc")} limit @limit",
            new { states = states.ToArray(), limit },
            cancellationToken: cancellationToken))];
    }

    public async Task<ApprovalQueue> ReadQueueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.QuerySingleAsync<ApprovalQueue>(new CommandDefinition(
            """
            select count(*) filter (where state in ('draft', 'pending_review')) as pending,
                   min(coalesce(submitted_at, created_at)) filter (where state in ('draft', 'pending_review')) as oldest,
                   count(*) filter (where state = 'approved' and apply_error is not null) as failing
            from approvals where state in ('draft', 'pending_review', 'approved')
            """,
            cancellationToken: cancellationToken));
    }

    public Task SetAnchorAsync(Guid id, long messageId, CancellationToken cancellationToken) => ExecuteAsync(
        "update approvals set anchor_message_id = @messageId, updated_at = @now where id = @id and anchor_message_id is null",
        new { id, messageId, now = Now },
        cancellationToken);

    public Task<bool> SubmitAsync(Guid id, long? noteMessageId, CancellationToken cancellationToken) => ExecuteAsync(
        """
        update approvals set state = 'pending_review', note_message_id = @noteMessageId, submitted_at = @now, updated_at = @now
        where id = @id and state = 'draft'
        """,
        new { id, noteMessageId, now = Now },
        cancellationToken);

    /// <summary>State and decision change together or not at all.</summary>
    public async Task<bool> DecideAsync(Guid id, string newState, NewDecision decision, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (decisionId, isNew) = await DecisionLog.RecordAsync(connection, decision, cancellationToken);
        var allowedFrom = newState == ApprovalStates.Approved ? [ApprovalStates.PendingReview] : new[] { ApprovalStates.Draft, ApprovalStates.PendingReview };
        var changed = isNew && await connection.ExecuteAsync(new CommandDefinition(
            """
            update approvals set state = @newState, decision_id = @decisionId, decided_by = @decidedBy, decided_at = @now, review_note = @note,
                   retry_at = case when @newState = 'approved' then @now::timestamptz end,
                   note_message_id = case when @newState = 'draft' then null else note_message_id end,
                   updated_at = @now
            where id = @id and state = any(@allowedFrom)
            """,
            new { id, newState, decisionId, decidedBy = decision.Actor.Name, note = decision.Rationale, now = Now, allowedFrom },
            cancellationToken: cancellationToken)) == 1;

        if (changed)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return changed;
    }

    /// <summary>Replaces the text of a proposal that nobody has approved.</summary>
    public Task<bool> EditAsync(Guid id, string content, string evidence, string rollbackPlan, CancellationToken cancellationToken) => ExecuteAsync(
        """
        update approvals set content = @content, evidence = @evidence, rollback_plan = @rollbackPlan, state = 'draft', note_message_id = null, updated_at = @now
        where id = @id and state in ('draft', 'pending_review')
        """,
        new { id, content, evidence, rollbackPlan, now = Now },
        cancellationToken);

    private async Task<bool> ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)) == 1;
    }
}
