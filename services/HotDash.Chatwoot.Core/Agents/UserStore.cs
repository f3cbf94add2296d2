using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Tokens;

namespace HotDash.Chatwoot.Core.Agents;

/// <summary>Rows of <c>users</c>.</summary>
public static class UserStore
{
    private const string Insert = """
        with new_user as (
            insert into users (provider, uid, email, name, display_name, encrypted_password, confirmed_at, pubsub_token)
            values ('email', @Email, @Email, @Name, @DisplayName, @hash, now(), @pubsubToken) returning id)
        insert into access_tokens (owner_type, owner_id, token) select 'User', id, @token from new_user returning owner_id
        """;

    /// <summary>One address, or none when the user is gone.</summary>
    public static async Task<IReadOnlyList<string>> EmailsAsync(ISql sql, long userId, CancellationToken cancellationToken) =>
        await sql.ListAsync<string>("select email from users where id = @userId", new { userId }, cancellationToken);

    public static Task<long> InsertAsync(ISql sql, NewUser user, CancellationToken cancellationToken) =>
        sql.SingleAsync<long>(
            Insert,
            new
            {
                user.Name, user.Email, user.DisplayName,
                hash = user.Password is null ? "" : PasswordHash.Of(user.Password),
                pubsubToken = SecureToken.New(),
                token = SecureToken.New(),
            },
            cancellationToken);
}
