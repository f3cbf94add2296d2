using Dapper;
using Npgsql;

namespace HotDash.Dashboard.Features.Accounts;

internal sealed class OperatorStore(NpgsqlDataSource dataSource)
{
    private const string Columns = "id, email, name, role, password_hash, disabled_at";

    public async Task<OperatorAccount?> FindAsync(string email, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.QuerySingleOrDefaultAsync<OperatorAccount>(new CommandDefinition(
            $"select {Columns} from operators where lower(email) = lower(@email)", new { email }, cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<OperatorAccount>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<OperatorAccount>(new CommandDefinition(
            $"select {Columns} from operators order by name", cancellationToken: cancellationToken))];
    }

    /// <summary>Does nothing when an account with this address exists.</summary>
    /// <returns>Whether it was added.</returns>
    public async Task<bool> AddAsync(string email, string name, Role role, string? passwordHash, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into operators (email, name, role, password_hash) values (@email, @name, @role, @passwordHash)
            on conflict (lower(email)) do nothing
            """,
            new { email, name, role = role.ToString().ToLowerInvariant(), passwordHash },
            cancellationToken: cancellationToken)) == 1;
    }

    public async Task SetPasswordHashAsync(long id, string passwordHash, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update operators set password_hash = @passwordHash where id = @id", new { id, passwordHash }, cancellationToken: cancellationToken));
    }

    /// <summary>Changes the role or bars the account; both end its sessions, so that they hold at once.</summary>
    public async Task ChangeAsync(long id, Role role, bool disabled, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            """
            update operators set role = @role, disabled_at = case when @disabled then coalesce(disabled_at, now()) end where id = @id;
            delete from sessions where operator_id = @id;
            """,
            new { id, role = role.ToString().ToLowerInvariant(), disabled },
            cancellationToken: cancellationToken));
    }
}
