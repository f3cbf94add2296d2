using Dapper;
using HotDash.Dashboard.Features.Accounts;
using HotDash.Dashboard.Features.Decisions;
using Npgsql;

namespace HotDash.Dashboard.Features.Ideas;

internal sealed class IdeaStore(NpgsqlDataSource dataSource)
{
    public async Task<IReadOnlyList<Idea>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<Idea>(new CommandDefinition(
            "select * from ideas order by (status = 'pending_review') desc, created_at desc limit @limit", new { limit }, cancellationToken: cancellationToken))];
    }

    /// <returns>False when the pool is full or has its wildcard already.</returns>
    public async Task<bool> AddAsync(NewIdea idea, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        try
        {
            return await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into ideas (title, reasoning, type, priority, created_by)
                select @Title, @Reasoning, @Type, @Priority, @createdBy
                where (select count(*) from ideas where status = 'pending_review') < @size
                """,
                new { idea.Title, idea.Reasoning, idea.Type, idea.Priority, createdBy = actor.Name, size = IdeaPool.Size },
                cancellationToken: cancellationToken)) == 1;
        }
        catch (PostgresException exception) when (exception is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "ideas_open_wildcard" })
        {
            return false;
        }
    }

    /// <summary>The decision and the new status are stored together.</summary>
    /// <returns>False when somebody decided before.</returns>
    public async Task<bool> DecideAsync(long id, string status, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var title = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "update ideas set status = @status, decided_by = @decidedBy, decided_at = now() where id = @id and status = 'pending_review' returning title",
            new { id, status, decidedBy = actor.Name },
            cancellationToken: cancellationToken));

        if (title is null)
        {
            return false;
        }

        await DecisionLog.RecordAsync(
            connection, new NewDecision(actor, $"idea.{status}", $"idea:{id}", $"idea:{id}:{status}") { Payload = new { title } }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        return true;
    }
}
