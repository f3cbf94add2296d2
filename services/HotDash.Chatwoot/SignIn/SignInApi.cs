using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Tokens;
using HotDash.Chatwoot.Features.Profile;
using HotDash.Chatwoot.Http;
using HotDash.Chatwoot.Limits;

namespace HotDash.Chatwoot.SignIn;

/// <summary>Signing in as devise_token_auth has it.</summary>
internal static class SignInApi
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/auth").WithTags("Sign-in");
        group.MapPost("/sign_in", SignInAsync);
        group.MapGet("/validate_token", ValidateAsync);
        group.MapDelete("/sign_out", SignOutAsync);
    }

    private static async Task<IResult> SignInAsync(
        RailsParameters parameters, Database database, SessionTokens sessions, SingleSignOn signOn, SignInThrottle throttle, UserShape shape, HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!throttle.Addresses.Admit(context.Connection.RemoteIpAddress))
        {
            return AddressThrottle.Refusal;
        }

        var email = parameters.Text("email")?.Trim().ToLowerInvariant() ?? "";
        var (id, hash) = await database.FindAsync<(long Id, string? Hash)>(
            "select id, encrypted_password from users where uid = @email and provider = 'email'", new { email }, cancellationToken);
        var admitted = parameters.Present("sso_auth_token") is { } ticket
            ? id != 0 && await signOn.RedeemAsync(id, ticket)
            : !string.IsNullOrEmpty(hash) && PasswordHash.Matches(parameters.Text("password") ?? "", hash);
        if (!admitted)
        {
            return Refused("Invalid login credentials. Please try again.");
        }

        (await sessions.OpenAsync(id, email, cancellationToken)).WriteTo(context.Response.Headers);
        await database.ExecuteAsync(
            "update users set sign_in_count = sign_in_count + 1, last_sign_in_at = current_sign_in_at, current_sign_in_at = now() where id = @id", new { id }, cancellationToken);

        return RailsResult.Json(new JsonObject { ["data"] = await shape.OfAsync(id, cancellationToken) });
    }

    private static async Task<IResult> ValidateAsync(SessionTokens sessions, UserShape shape, HttpContext context, CancellationToken cancellationToken) =>
        SessionHeaders.Read(context.Request.Headers) is { } headers
            && await sessions.FindUserAsync(headers.Uid, headers.Client, headers.AccessToken, cancellationToken) is { } userId
                ? RailsResult.Json(new JsonObject { ["payload"] = new JsonObject { ["success"] = true, ["data"] = await shape.OfAsync(userId, cancellationToken) } })
                : Refused("Invalid login credentials");

    private static async Task<IResult> SignOutAsync(SessionTokens sessions, HttpContext context, CancellationToken cancellationToken)
    {
        if (SessionHeaders.Read(context.Request.Headers) is not { } headers
            || await sessions.FindUserAsync(headers.Uid, headers.Client, headers.AccessToken, cancellationToken) is not { } userId)
        {
            return RailsResult.Json(new JsonObject { ["success"] = false, ["errors"] = new JsonArray("User was not found or was not logged in.") }, StatusCodes.Status404NotFound);
        }

        await sessions.CloseAsync(userId, headers.Client, cancellationToken);

        return RailsResult.Json(new JsonObject { ["success"] = true });
    }

    private static RailsResult Refused(string reason) =>
        RailsResult.Json(new JsonObject { ["success"] = false, ["errors"] = new JsonArray(reason) }, StatusCodes.Status401Unauthorized);
}
