using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Integrations;

/// <summary>Integrations can be listed, connected and disconnected. The services behind them are not called.</summary>
internal static class IntegrationsApi
{
    private static readonly (string Id, string Name, string Description, string HookType, bool Multiple)[] s_apps =
    [
        ("webhook", "Webhooks", "Sends events of your account to an address of yours.", "account", true),
        ("dashboard_apps", "Dashboard Apps", "Shows a page of yours beside a conversation.", "account", true),
        ("slack", "Slack", "Brings conversations into a Slack channel.", "account", false),
        ("dialogflow", "Dialogflow", "Lets a Dialogflow agent answer first.", "inbox", true),
        ("google_translate", "Google Translate", "Translates messages of customers.", "account", false),
        ("openai", "OpenAI", "Suggests and rewrites replies.", "account", false),
    ];

    public static void MapIntegrations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}/integrations").WithTags("Integrations").RequireAccountMember();
        group.MapGet("/apps", ListAsync);
        group.MapPost("/hooks", CreateAsync).RequireAdministrator();
        group.MapMethods("/hooks/{id:long}", ["PATCH", "PUT"], UpdateAsync).RequireAdministrator();
        group.MapDelete("/hooks/{id:long}", DeleteAsync).RequireAdministrator();
    }

    private static async Task<IResult> ListAsync(AccountContext account, Database database, CancellationToken cancellationToken)
    {
        var hooks = (await database.ListAsync<Hook>("select * from integrations_hooks where account_id = @Id order by id", new { account.Id }, cancellationToken))
            .ToLookup(hook => hook.AppId);
        var withSettings = account.Agent?.IsAdministrator ?? false;

        return RailsResult.Payload(s_apps.ToJsonArray(app => new JsonObject
        {
            ["id"] = app.Id,
            ["name"] = app.Name,
            ["description"] = app.Description,
            ["enabled"] = hooks[app.Id].Any(),
            ["hook_type"] = app.HookType,
            ["allow_multiple_hooks"] = app.Multiple,
            ["hooks"] = hooks[app.Id].ToJsonArray(hook => hook.ToJson(withSettings)),
        }));
    }

    private static async Task<IResult> CreateAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Unwrap("hook");
        var appId = given.Present("app_id") ?? throw Failure.Invalid("app_id", "can't be blank");
        var app = s_apps.FirstOrDefault(known => known.Id == appId);
        if (app.Id is null)
        {
            throw Failure.Invalid("app_id", $"is none of {string.Join(", ", s_apps.Select(known => known.Id))}");
        }

        var hook = await database.SingleAsync<Hook>(
            """
            insert into integrations_hooks (account_id, app_id, inbox_id, status, hook_type, settings)
            values (@accountId, @appId, (select id from inboxes where id = @inboxId and account_id = @accountId), @status, @hookType, @settings::jsonb) returning *
            """,
            new
            {
                accountId = account.Id, appId, inboxId = given.Number("inbox_id"), status = given.Flag("status") ?? true ? 1 : 0,
                hookType = app.HookType == "inbox" ? 1 : 0, settings = RailsJson.Text(given.Object("settings") ?? []),
            },
            cancellationToken);

        return RailsResult.Json(hook.ToJson(withSettings: true));
    }

    private static async Task<IResult> UpdateAsync(AccountContext account, long id, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Unwrap("hook");
        var hook = await database.FindAsync<Hook>(
            """
            update integrations_hooks set status = coalesce(@status, status), settings = coalesce(@settings::jsonb, settings), updated_at = now()
            where id = @id and account_id = @accountId returning *
            """,
            new
            {
                id, accountId = account.Id, status = given.Flag("status") is { } status ? status ? 1 : 0 : (int?)null,
                settings = given.Object("settings") is { } settings ? RailsJson.Text(settings) : null,
            },
            cancellationToken) ?? throw Failure.NotFound();

        return RailsResult.Json(hook.ToJson(withSettings: true));
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken) =>
        await database.ExecuteAsync("delete from integrations_hooks where id = @id and account_id = @accountId", new { id, accountId = account.Id }, cancellationToken) == 0
            ? throw Failure.NotFound()
            : RailsResult.Ok;

    private sealed record Hook
    {
        public long Id { get; init; }

        public string? AppId { get; init; }

        public long? InboxId { get; init; }

        public long AccountId { get; init; }

        public int Status { get; init; }

        public int HookType { get; init; }

        public string? Settings { get; init; }

        public JsonObject ToJson(bool withSettings)
        {
            var shape = new JsonObject
            {
                ["id"] = Id,
                ["app_id"] = AppId,
                ["status"] = Status == 1,
                ["inbox_id"] = InboxId,
                ["account_id"] = AccountId,
                ["hook_type"] = HookType == 1 ? "inbox" : "account",
            };
            if (withSettings)
            {
                shape["settings"] = RailsJson.Parse(Settings);
            }

            return shape;
        }
    }
}
