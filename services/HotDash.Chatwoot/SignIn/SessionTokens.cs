using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Tokens;

namespace HotDash.Chatwoot.SignIn;

/// <summary>
/// Sessions as devise_token_auth keeps them in <c>users.tokens</c>: <c>{"client":{"token":"hash","expiry":1790000000}}</c>. Only a hash is
/// stored: SHA-256, which suffices for a random token, where Chatwoot has bcrypt.
/// </summary>
internal sealed class SessionTokens(Database database, TimeProvider clock)
{
    private const int MaxClients = 25;

    private static readonly TimeSpan s_lasts = TimeSpan.FromDays(60);

    public async Task<Session> OpenAsync(long userId, string uid, CancellationToken cancellationToken)
    {
        var session = new Session(SecureToken.New(), SecureToken.New(), (clock.GetUtcNow() + s_lasts).ToUnixTimeSeconds(), uid);
        await ChangeAsync(
            userId,
            sessions =>
            {
                sessions[session.Client] = new JsonObject { ["token"] = Hash(session.AccessToken), ["expiry"] = session.Expiry };
                while (sessions.Count > MaxClients)
                {
                    sessions.Remove(sessions.MinBy(pair => pair.Value?["expiry"]?.GetValue<long>() ?? 0).Key);
                }
            },
            cancellationToken);

        return session;
    }

    /// <returns>The id of the user whose session this is, or null.</returns>
    public async Task<long?> FindUserAsync(string uid, string client, string accessToken, CancellationToken cancellationToken)
    {
        var (id, tokens) = await database.FindAsync<(long Id, string? Tokens)>("select id, tokens::text from users where uid = @uid", new { uid }, cancellationToken);
        var session = RailsJson.Parse(tokens) is JsonObject sessions ? sessions[client] as JsonObject : null;

        return session is not null
            && session["token"]?.ToString() == Hash(accessToken)
            && session["expiry"]?.GetValue<long>() > clock.GetUtcNow().ToUnixTimeSeconds() ? id : null;
    }

    public Task CloseAsync(long userId, string client, CancellationToken cancellationToken) =>
        ChangeAsync(userId, sessions => sessions.Remove(client), cancellationToken);

    private async Task ChangeAsync(long userId, Action<JsonObject> change, CancellationToken cancellationToken) =>
        await database.InTransactionAsync(
            async sql =>
            {
                var stored = await sql.SingleAsync<string?>("select tokens::text from users where id = @userId for update", new { userId }, cancellationToken);
                var sessions = RailsJson.Parse(stored).AsObject();
                change(sessions);

                return await sql.ExecuteAsync("update users set tokens = @tokens::jsonb where id = @userId", new { userId, tokens = RailsJson.Text(sessions) }, cancellationToken);
            },
            cancellationToken);

    private static string Hash(string token) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
}
