using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.SignIn;

namespace HotDash.Chatwoot.Access;

/// <summary>Finds out whose token a request carries.</summary>
internal sealed class Credentials(Database database, SessionTokens sessions)
{
    public const string TokenHeader = "api_access_token";

    public async Task<TokenOwner> IdentifyAsync(HttpRequest request, CancellationToken cancellationToken) =>
        Token(request) is { } token
            ? await FindAsync(token, cancellationToken) ?? throw Failure.Unauthorized("Invalid Access Token")
            : SessionHeaders.Read(request.Headers) is { } session
                && await sessions.FindUserAsync(session.Uid, session.Client, session.AccessToken, cancellationToken) is { } userId
                    ? new TokenOwner(SenderType.User, userId)
                    : throw NotSignedIn();

    public Task<TokenOwner?> FindAsync(string token, CancellationToken cancellationToken) =>
        database.FindAsync<TokenOwner>("select owner_type as type, owner_id as id from access_tokens where token = @token", new { token }, cancellationToken);

    /// <summary>Underscores become dashes in some proxies, and Rack takes both.</summary>
    public static string? Token(HttpRequest request) =>
        request.Headers.TryGetValue(TokenHeader, out var token) || request.Headers.TryGetValue("api-access-token", out token)
            ? token.ToString()
            : null;

    public static RequestFailedException NotSignedIn() =>
        new(401, new() { ["errors"] = new System.Text.Json.Nodes.JsonArray("You need to sign in or sign up before continuing.") });
}
