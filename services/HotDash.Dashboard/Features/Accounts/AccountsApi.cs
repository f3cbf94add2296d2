using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HotDash.Dashboard.Features.Accounts;

/// <summary>The forms of the login page post here; antiforgery is checked for each.</summary>
internal static class AccountsApi
{
    public const string SignInPath = "/account/sign-in";
    public const string DeveloperPath = "/account/sign-in/developer";
    public const string SignOutPath = "/account/sign-out";

    private const string DeveloperEmail = "developer@localhost";

    public static void MapAccounts(this WebApplication app)
    {
        app.MapPost(SignInPath, SignInAsync).AllowAnonymous();
        app.MapPost(SignOutPath, SignOutAsync);

        if (app.Environment.IsDevelopment())
        {
            app.MapPost(DeveloperPath, SignInAsDeveloperAsync).AllowAnonymous();
        }
    }

    private static async Task<RedirectHttpResult> SignInAsync(
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm] string? returnUrl,
        HttpContext context,
        SignInService service,
        CancellationToken cancellationToken)
    {
        var (outcome, actor) = await service.CheckAsync(
            email?.Trim() ?? "", password ?? "", context.Connection.RemoteIpAddress?.ToString(), cancellationToken);

        if (actor is null)
        {
            return TypedResults.LocalRedirect(
                $"{AccountsRegistration.LoginPath}?refused={outcome}&returnUrl={Uri.EscapeDataString(Local(returnUrl))}");
        }

        await StartSessionAsync(context, actor);

        return TypedResults.LocalRedirect(Local(returnUrl));
    }

    private static async Task<RedirectHttpResult> SignInAsDeveloperAsync(
        [FromForm] string? returnUrl, HttpContext context, OperatorStore operators, SignInLog log, CancellationToken cancellationToken)
    {
        await operators.AddAsync(DeveloperEmail, "Developer", Role.Admin, passwordHash: null, cancellationToken);
        var account = await operators.FindAsync(DeveloperEmail, cancellationToken)
            ?? throw new InvalidOperationException($"The account {DeveloperEmail} is gone right after it was made.");
        await log.AddAsync(
            DeveloperEmail, account.Id, SignInOutcome.SignedIn, context.Connection.RemoteIpAddress?.ToString(), cancellationToken);
        await StartSessionAsync(context, account.ToActor());

        return TypedResults.LocalRedirect(Local(returnUrl));
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, [FromForm] string? returnUrl)
    {
        await context.SignOutAsync();

        return TypedResults.LocalRedirect(returnUrl is null ? AccountsRegistration.LoginPath : Local(returnUrl));
    }

    private static Task StartSessionAsync(HttpContext context, Actor actor) =>
        context.SignInAsync(actor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme), new AuthenticationProperties { IsPersistent = true });

    /// <summary>Only paths of this site: <c>//elsewhere</c> and <c>/\elsewhere</c> are addresses of other hosts.</summary>
    private static string Local(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/";
}
