using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Accounts;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Features.Account;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Platform;

internal static class PlatformAccountsApi
{
    public const string Path = "/platform/api/v1/accounts";

    private const string Insert = """
        insert into accounts (name, locale, domain, support_email, status, limits, custom_attributes)
        values (@name, coalesce(@locale, 0), @domain, @supportEmail, coalesce(@status, 0), coalesce(@limits::jsonb, '{}'), coalesce(@attributes::jsonb, '{}')) returning *
        """;

    private const string Update = """
        update accounts set name = coalesce(@name, name), locale = coalesce(@locale, locale), domain = coalesce(@domain, domain),
            support_email = coalesce(@supportEmail, support_email), status = coalesce(@status, status), limits = coalesce(@limits::jsonb, limits),
            custom_attributes = coalesce(@attributes::jsonb, custom_attributes), updated_at = now()
        where id = @id returning *
        """;

    public static void MapPlatformAccounts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Accounts").RequirePlatformApp();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync);
        group.MapGet("/{id:long}", ShowAsync);
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync);
        group.MapDelete("/{id:long}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(PlatformContext app, Permissibles permissibles, Database database, CancellationToken cancellationToken)
    {
        var ids = await permissibles.ListAsync(app, Permissibles.Account, cancellationToken);
        var accounts = await database.ListAsync<Core.Accounts.Account>("select * from accounts where id = any(@ids) order by id", new { ids = ids.ToArray() }, cancellationToken);

        return RailsResult.Json(accounts.ToJsonArray(Shape));
    }

    private static async Task<IResult> CreateAsync(
        PlatformContext app, RailsParameters parameters, Permissibles permissibles, Database database, CancellationToken cancellationToken)
    {
        _ = parameters.Present("name") ?? throw Failure.Invalid("name", "can't be blank");
        var account = await database.SingleAsync<Core.Accounts.Account>(Insert, Arguments(parameters, 0), cancellationToken);
        await permissibles.AddAsync(app, Permissibles.Account, account.Id, cancellationToken);

        return RailsResult.Json(Shape(account));
    }

    private static async Task<IResult> ShowAsync(PlatformContext app, long id, Permissibles permissibles, Database database, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.Account, id, cancellationToken);

        return RailsResult.Json(Shape(await database.SingleAsync<Core.Accounts.Account>("select * from accounts where id = @id", new { id }, cancellationToken)));
    }

    private static async Task<IResult> UpdateAsync(
        PlatformContext app, long id, RailsParameters parameters, Permissibles permissibles, Database database, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.Account, id, cancellationToken);

        return RailsResult.Json(Shape(await database.SingleAsync<Core.Accounts.Account>(Update, Arguments(parameters, id), cancellationToken)));
    }

    private static async Task<IResult> DeleteAsync(
        PlatformContext app, long id, Permissibles permissibles, AccountRemoval removal, CancellationToken cancellationToken)
    {
        await permissibles.RequireAsync(app, Permissibles.Account, id, cancellationToken);
        await removal.RemoveAsync(id, cancellationToken);

        return RailsResult.Ok;
    }

    private static object Arguments(RailsParameters parameters, long id) => new
    {
        id,
        name = parameters.Present("name"),
        locale = parameters.Present("locale") is { } locale ? Locales.Index(locale) ?? throw Failure.Unprocessable($"'{locale}' is not a valid locale") : (int?)null,
        domain = parameters.Present("domain"),
        supportEmail = parameters.Present("support_email"),
        status = parameters.Present("status") switch
        {
            null => (int?)null,
            "active" => 0,
            "suspended" => Core.Accounts.Account.Suspended,
            var status => throw Failure.Unprocessable($"'{status}' is not a valid status"),
        },
        limits = parameters.Object("limits") is { } limits ? RailsJson.Text(limits) : null,
        attributes = parameters.Object("custom_attributes") is { } attributes ? RailsJson.Text(attributes) : null,
    };

    private static JsonObject Shape(Core.Accounts.Account account) => new()
    {
        ["id"] = account.Id,
        ["name"] = account.Name,
        ["locale"] = Locales.Name(account.Locale),
        ["domain"] = account.Domain,
        ["support_email"] = account.SupportEmail ?? "accounts@chatwoot.com",
        ["features"] = new JsonObject(),
        ["custom_attributes"] = RailsJson.Parse(account.CustomAttributes),
        ["limits"] = RailsJson.Parse(account.Limits),
        ["status"] = account.Status == Core.Accounts.Account.Suspended ? "suspended" : "active",
    };
}
