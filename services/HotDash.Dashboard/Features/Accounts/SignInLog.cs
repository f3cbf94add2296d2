using Dapper;
using Npgsql;

namespace HotDash.Dashboard.Features.Accounts;

/// <summary>Every attempt to sign in, good or bad.</summary>
internal sealed class SignInLog(NpgsqlDataSource dataSource)
{
    public async Task AddAsync(string email, long? operatorId, SignInOutcome outcome, string? remoteAddress, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into sign_ins (email, operator_id, outcome, remote_address) values (@email, @operatorId, @outcome, @remoteAddress)",
            new { email, operatorId, outcome = outcome.ToString(), remoteAddress },
            cancellationToken: cancellationToken));
    }

    /// <summary>Failures since the last success, within <paramref name="window"/>.</summary>
    public async Task<long> CountFailuresAsync(string email, TimeSpan window, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            select count(*) from sign_ins
            where lower(email) = lower(@email) and outcome = @failed and at > now() - @window
              and at > coalesce((select max(at) from sign_ins where lower(email) = lower(@email) and outcome = @succeeded), '-infinity')
            """,
            new { email, window, failed = nameof(SignInOutcome.WrongCredentials), succeeded = nameof(SignInOutcome.SignedIn) },
            cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<SignInRecord>> ReadLatestAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<SignInRecord>(new CommandDefinition(
            "select at, email, outcome, remote_address from sign_ins order by at desc limit @limit", new { limit }, cancellationToken: cancellationToken))];
    }
}
