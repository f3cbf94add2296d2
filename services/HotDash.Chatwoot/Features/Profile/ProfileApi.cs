using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Core.Tokens;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Profile;

/// <summary>app/controllers/api/v1/profiles_controller.rb</summary>
internal static class ProfileApi
{
    private const string Update = """
        update users set name = coalesce(@name, name), display_name = case when @displayed then @displayName else display_name end,
            email = coalesce(@email, email), uid = coalesce(@email, uid), message_signature = case when @signed then @signature else message_signature end,
            ui_settings = coalesce(@uiSettings::jsonb, ui_settings),
            custom_attributes = case when @phone is null then custom_attributes else coalesce(custom_attributes, '{}') || jsonb_build_object('phone_number', @phone) end,
            encrypted_password = coalesce(@hash, encrypted_password), pubsub_token = coalesce(@pubsubToken, pubsub_token),
            tokens = case when @hash is null then tokens end, updated_at = now()
        where id = @UserId
        """;

    public static void MapProfile(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/profile").WithTags("Profile").RequireUser();
        group.MapGet("/", ShowAsync);
        group.MapMethods("/", ["PUT", "PATCH"], UpdateAsync);
        group.MapDelete("/avatar", ShowAsync);
        group.MapPost("/availability", AvailabilityAsync);
        group.MapPost("/auto_offline", AutoOfflineAsync);
        group.MapMethods("/set_active_account", ["PUT", "PATCH"], SetActiveAccountAsync);
        group.MapPost("/reset_access_token", ResetTokenAsync);
    }

    private static async Task<IResult> ShowAsync(UserContext user, UserShape shape, CancellationToken cancellationToken) =>
        RailsResult.Json(await shape.OfAsync(user.UserId, cancellationToken));

    private static async Task<IResult> UpdateAsync(
        UserContext user, RailsParameters parameters, Database database, UserShape shape, CancellationToken cancellationToken)
    {
        var given = parameters.Require("profile");
        var hash = given.Present("password") is { } password ? await NewPasswordAsync(user, password, given, database, cancellationToken) : null;
        await database.ExecuteAsync(
            Update,
            new
            {
                name = given.Present("name"), displayed = given.Has("display_name"), displayName = given.Text("display_name"),
                email = given.Present("email") is { } email ? Email(email) : null, signed = given.Has("message_signature"), signature = given.Text("message_signature"),
                uiSettings = given.Object("ui_settings") is { } settings ? RailsJson.Text(settings) : null, phone = given.Text("phone_number"), hash,
                pubsubToken = hash is null ? null : SecureToken.New(), user.UserId,
            },
            cancellationToken);

        return await ShowAsync(user, shape, cancellationToken);
    }

    private static async Task<IResult> AvailabilityAsync(
        UserContext user, RailsParameters parameters, Database database, PresenceStore presence, UserShape shape, CancellationToken cancellationToken)
    {
        var given = parameters.Require("profile");
        var availability = RailsEnum.Parse<Availability>(given.Text("availability")) ?? throw Failure.Unprocessable("Invalid availability");
        var accountId = given.Number("account_id") ?? 0;
        RequireMember(
            await database.ExecuteAsync(
                "update account_users set availability = @availability, updated_at = now() where user_id = @UserId and account_id = @accountId",
                new { availability, user.UserId, accountId },
                cancellationToken));
        await presence.SetStatusAsync(accountId, user.UserId, RailsEnum.Name(availability));

        return await ShowAsync(user, shape, cancellationToken);
    }

    private static async Task<IResult> AutoOfflineAsync(
        UserContext user, RailsParameters parameters, Database database, UserShape shape, CancellationToken cancellationToken)
    {
        var given = parameters.Require("profile");
        RequireMember(
            await database.ExecuteAsync(
                "update account_users set auto_offline = @autoOffline, updated_at = now() where user_id = @UserId and account_id = @accountId",
                new { autoOffline = given.Flag("auto_offline") ?? false, user.UserId, accountId = given.Number("account_id") ?? 0 },
                cancellationToken));

        return await ShowAsync(user, shape, cancellationToken);
    }

    private static async Task<IResult> SetActiveAccountAsync(
        UserContext user, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        RequireMember(
            await database.ExecuteAsync(
                "update account_users set active_at = now() where user_id = @UserId and account_id = @accountId",
                new { user.UserId, accountId = parameters.Unwrap("profile").Number("account_id") ?? 0 },
                cancellationToken));

        return RailsResult.Ok;
    }

    private static async Task<IResult> ResetTokenAsync(UserContext user, Database database, UserShape shape, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            "update access_tokens set token = @token, updated_at = now() where owner_type = 'User' and owner_id = @UserId",
            new { token = SecureToken.New(), user.UserId },
            cancellationToken);

        return await ShowAsync(user, shape, cancellationToken);
    }

    /// <summary>Changing the password takes the current one, ends all sessions and gives a new pubsub token.</summary>
    private static async Task<string> NewPasswordAsync(
        UserContext user, string password, RailsParameters given, Database database, CancellationToken cancellationToken)
    {
        var current = await database.SingleAsync<string>("select encrypted_password from users where id = @UserId", new { user.UserId }, cancellationToken);
        if (!PasswordHash.Matches(given.Text("current_password") ?? "", current))
        {
            throw Failure.Unprocessable("Invalid current password");
        }

        if (given.Has("password_confirmation") && given.Text("password_confirmation") != password)
        {
            throw Failure.Invalid("password_confirmation", "doesn't match Password");
        }

        return PasswordHash.Of(PasswordRule.Require(password));
    }

    private static string Email(string given)
    {
        var email = given.Trim().ToLowerInvariant();

        return email.Contains('@', StringComparison.Ordinal) ? email : throw Failure.Invalid("email", "is invalid");
    }

    private static void RequireMember(int changed)
    {
        if (changed == 0)
        {
            throw Failure.NotFound();
        }
    }
}
