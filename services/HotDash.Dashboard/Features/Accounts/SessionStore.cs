using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace HotDash.Dashboard.Features.Accounts;

/// <summary>Sessions live in the database: the cookie is only a key, and deleting the row ends the session everywhere.</summary>
internal sealed class SessionStore(NpgsqlDataSource dataSource, TimeProvider time) : ITicketStore
{
    private const int KeyBytes = 32;

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeyBytes));
        var actor = Actor.From(ticket.Principal) ?? throw new InvalidOperationException("A session needs a signed-in operator.");
        await ExecuteAsync(
            """
            insert into sessions (key_hash, operator_id, ticket, expires_at) values (@hash, @operatorId, @ticket, @expiresAt);
            delete from sessions where expires_at < now();
            """,
            new { hash = Hash(key), operatorId = actor.Id, ticket = TicketSerializer.Default.Serialize(ticket), expiresAt = ExpiresAt(ticket) });

        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => ExecuteAsync(
        "update sessions set ticket = @ticket, expires_at = @expiresAt where key_hash = @hash",
        new { hash = Hash(key), ticket = TicketSerializer.Default.Serialize(ticket), expiresAt = ExpiresAt(ticket) });

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var ticket = await connection.ExecuteScalarAsync<byte[]?>(
            """
            select s.ticket from sessions s join operators o on o.id = s.operator_id
            where s.key_hash = @hash and s.expires_at > now() and o.disabled_at is null
            """,
            new { hash = Hash(key) });

        return ticket is null ? null : TicketSerializer.Default.Deserialize(ticket);
    }

    public Task RemoveAsync(string key) => ExecuteAsync("delete from sessions where key_hash = @hash", new { hash = Hash(key) });

    /// <summary>Whether the operator still has a session; open pages ask this, because their connection outlives the cookie.</summary>
    public async Task<bool> HasSessionAsync(long operatorId, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            """
            select exists (select 1 from sessions s join operators o on o.id = s.operator_id
                           where s.operator_id = @operatorId and s.expires_at > now() and o.disabled_at is null)
            """,
            new { operatorId },
            cancellationToken: cancellationToken));
    }

    private async Task ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    private DateTimeOffset ExpiresAt(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc ?? time.GetUtcNow().AddHours(1);

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
