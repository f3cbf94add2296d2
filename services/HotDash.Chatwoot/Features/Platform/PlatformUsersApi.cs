using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Tokens;
using HotDash.Chatwoot.Features.Profile;
using HotDash.Chatwoot.Http;
using HotDash.Chatwoot.SignIn;

namespace HotDash.Chatwoot.Features.Platform;

/// <summary>Users of a platform app; they are made confirmed.</summary>
internal static class PlatformUsersApi
{
    private static readonly string[] s_tokenFields = ["id", "name", "display_name", "email", "pubsub_token"];

    private const string Update = """
        update users set name = coalesce(@name, name), display_name = coalesce(@displayName, display_name), email = coalesce(@email, email), uid = coalesce(@email, uid),
            encrypted_password = coalesce(@hash, encrypted_password), custom_attributes = coalesce(@attributes::jsonb, custom_attributes), updated_at = now()
        where id = @id
        """;

    private const string Delete = """
        delete from inbox_members where user_id = @id;
        delete from team_members where user_id = @id;
        delete from conversation_participants where user_id = @id;
        update conversations set assignee_id = null where assignee_id = @id;
        delete from account_users where user_id = @id;
        delete from access_tokens where owner_type = 'User' and owner_id = @id;
        delete from platform_app_permissibles where permissible_type = 'User' and permissible_id = @id;
        delete from users where id = @id;
        """;

    public static void MapPlatformUsers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/platform/api/v1/users").WithTags("Users").RequirePlatformApp();
        group.MapPost("/", CreateAsync);
        group.MapGet("/{id:long}", ShowAsync);
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync);
        group.MapDelete("/{id:long}", DeleteAsync);
        group.MapGet("/{id:long}/login", LoginAsync);
        group.MapPost("/{id:long}/token", TokenAsync);
    }

    private static async Task<IResult> CreateAsync(
        PlatformContext app, RailsParameters parameters, Permissibles permissibles, Database database, UserShape shape, CancellationToken cancellationToken)
    {
        var email = parameters.Present("email")?.Trim().ToLowerInvariant() ?? throw Failure.Invalid("email", "can't be blank");
        var known = await database.FindAsync<long?>("select id from users where uid = @email", new { email }, cancellationToken);
        var id = known ?? await UserStore.InsertAsync(
            database,
            new NewUser(
                parameters.Present("name") ?? email.Split('@')[0], email,
                parameters.Present("password") is { } password ? PasswordRule.Require(password) : null, parameters.Text("display_name")),
            cancellationToken);
        await permissibles.AddAsync(app, Permissibles.User, id, cancellationToken);
        await SaveAsync(id, parameters, withPassword: false, database, cancellationToken);

        return RailsResult.Json(await shape.OfAsync(id, cancellationToken));
    }

    private static async Task<IResult> ShowAsync(PlatformContext app, long id, Permissibles permissibles, UserShape shape, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.User, id, cancellationToken);

        return RailsResult.Json(await shape.OfAsync(id, cancellationToken));
    }

    private static async Task<IResult> UpdateAsync(
        PlatformContext app, long id, RailsParameters parameters, Permissibles permissibles, Database database, UserShape shape, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.User, id, cancellationToken);
        await SaveAsync(id, parameters, withPassword: true, database, cancellationToken);

        return RailsResult.Json(await shape.OfAsync(id, cancellationToken));
    }

    private static async Task<IResult> DeleteAsync(PlatformContext app, long id, Permissibles permissibles, Database database, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.User, id, cancellationToken);
        await database.InTransactionAsync(sql => sql.ExecuteAsync(Delete, new { id }, cancellationToken), cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<IResult> LoginAsync(
        PlatformContext app, long id, Permissibles permissibles, Database database, SingleSignOn signOn, Shapes shapes, HttpContext context, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.User, id, cancellationToken);
        var email = await database.SingleAsync<string>("select email from users where id = @id", new { id }, cancellationToken);
        var token = await signOn.IssueAsync(id);

        return RailsResult.Json(new JsonObject
        {
            ["url"] = $"{shapes.PublicUrl(context.Request)}app/login?email={Uri.EscapeDataString(email)}&sso_auth_token={token}",
        });
    }

    private static async Task<IResult> TokenAsync(PlatformContext app, long id, Permissibles permissibles, UserShape shape, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.User, id, cancellationToken);
        var user = await shape.OfAsync(id, cancellationToken);

        return RailsResult.Json(new JsonObject
        {
            ["access_token"] = user["access_token"]?.DeepClone(),
            ["expiry"] = null,
            ["user"] = new JsonObject(s_tokenFields.Select(name => KeyValuePair.Create(name, user[name]?.DeepClone()))),
        });
    }

    private static async Task SaveAsync(long id, RailsParameters parameters, bool withPassword, Database database, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(
            Update,
            new
            {
                id, name = parameters.Present("name"), displayName = parameters.Present("display_name"), email = parameters.Present("email")?.Trim().ToLowerInvariant(),
                hash = withPassword && parameters.Present("password") is { } password ? PasswordHash.Of(PasswordRule.Require(password)) : null,
                attributes = parameters.Object("custom_attributes") is { } attributes ? RailsJson.Text(attributes) : null,
            },
            cancellationToken);
}
