using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Account;

/// <summary>app/controllers/api/v1/accounts_controller.rb</summary>
internal static class AccountApi
{
    private static readonly string[] s_settings = ["auto_resolve_after", "auto_resolve_message", "auto_resolve_ignore_waiting", "auto_resolve_label", "keep_pending_on_bot_failure"];
    private static readonly string[] s_attributes = ["industry", "company_size", "timezone"];

    private const string Update = """
        update accounts set name = @name, domain = @domain, support_email = @supportEmail, locale = @locale, settings = @settings::jsonb,
            custom_attributes = @attributes::jsonb, updated_at = now()
        where id = @Id returning *
        """;

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}").WithTags("Account").RequireAccountMember();
        group.MapGet("/", (AccountContext account) => RailsResult.Json(ShowShape(account.Account)));
        group.MapMethods("/", ["PATCH", "PUT"], UpdateAsync).RequireAdministrator();
        group.MapGet("/cache_keys", () => RailsResult.Json(new JsonObject { ["cache_keys"] = CacheKeys() }));
    }

    private static async Task<IResult> UpdateAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Unwrap("account");
        var former = account.Account;
        var updated = await database.SingleAsync<Core.Accounts.Account>(
            Update,
            new
            {
                former.Id,
                name = given.Has("name") ? given.Present("name") ?? throw Failure.Invalid("name", "can't be blank") : former.Name,
                domain = given.Has("domain") ? Limited(given, "domain") : former.Domain,
                supportEmail = given.Has("support_email") ? Limited(given, "support_email") : former.SupportEmail,
                locale = given.Present("locale") is { } locale ? Locales.Index(locale) ?? throw Failure.Unprocessable($"'{locale}' is not a valid locale") : former.Locale,
                settings = Merge(former.Settings, given, s_settings),
                attributes = Merge(former.CustomAttributes, given, s_attributes),
            },
            cancellationToken);
        var shape = Shape(updated);

        return RailsResult.Json(shape);
    }

    private static JsonObject ShowShape(Core.Accounts.Account account)
    {
        var shape = Shape(account);
        shape["latest_chatwoot_version"] = null;

        return shape;
    }

    private static JsonObject Shape(Core.Accounts.Account account)
    {
        var shape = new JsonObject { ["settings"] = RailsJson.Parse(account.Settings), ["created_at"] = RailsTime.Iso(account.CreatedAt) };
        if (RailsJson.Parse(account.CustomAttributes) is JsonObject { Count: > 0 } attributes)
        {
            shape["custom_attributes"] = attributes;
        }

        shape["domain"] = account.Domain;
        shape["features"] = new JsonObject { ["inbound_emails"] = true, ["channel_email"] = true };
        shape["id"] = account.Id;
        shape["locale"] = Locales.Name(account.Locale);
        shape["name"] = account.Name;
        shape["support_email"] = account.SupportEmail ?? "accounts@chatwoot.com";
        shape["status"] = account.Status == Core.Accounts.Account.Suspended ? "suspended" : "active";
        shape["cache_keys"] = CacheKeys();

        return shape;
    }

    private static JsonObject CacheKeys() => new() { ["label"] = "0000000000", ["inbox"] = "0000000000", ["team"] = "0000000000" };

    private static string? Limited(RailsParameters given, string name) =>
        given.Text(name) is not { } text ? null : text.Length <= 100 ? text : throw Failure.Invalid(name, "is too long (maximum is 100 characters)");

    private static string Merge(string? stored, RailsParameters given, string[] names)
    {
        var merged = RailsJson.Parse(stored).AsObject();
        foreach (var name in names.Where(given.Has))
        {
            merged[name] = given.Values[name]?.DeepClone();
        }

        return RailsJson.Text(merged);
    }
}
