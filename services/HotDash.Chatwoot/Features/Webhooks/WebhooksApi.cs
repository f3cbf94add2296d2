using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Tokens;
using HotDash.Chatwoot.Core.Webhooks;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Webhooks;

internal static class WebhooksApi
{
    private static readonly HashSet<string> s_events = new(StringComparer.Ordinal)
    {
        "conversation_status_changed", "conversation_updated", "conversation_created", "contact_created", "contact_updated", "message_created",
        "message_updated", "webwidget_triggered", "inbox_created", "inbox_updated", "conversation_typing_on", "conversation_typing_off",
    };

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/accounts/{accountId:long}/webhooks").WithTags("Webhooks").RequireAdministrator();
        group.MapGet("/", ListAsync);
        group.MapPost("/", CreateAsync);
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync);
        group.MapDelete("/{id:long}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(AccountContext account, Database database, CancellationToken cancellationToken)
    {
        var webhooks = await database.ListAsync<Webhook>("select * from webhooks where account_id = @Id order by id", new { account.Id }, cancellationToken);

        return RailsResult.Payload(new JsonObject { ["webhooks"] = webhooks.ToJsonArray(webhook => webhook.ToJson()) });
    }

    private static async Task<IResult> CreateAsync(AccountContext account, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Require("webhook");
        var webhook = await database.SingleAsync<Webhook>(
            """
            insert into webhooks (account_id, inbox_id, name, url, secret, subscriptions) values (@accountId, @inboxId, @name, @url, @secret,
                coalesce(@subscriptions::jsonb, '["conversation_status_changed","conversation_updated","conversation_created","contact_created","contact_updated","message_created","message_updated","webwidget_triggered"]'))
            returning *
            """,
            new
            {
                accountId = account.Id, inboxId = given.Number("inbox_id"), name = given.Text("name"), url = Url(given), secret = SecureToken.New(),
                subscriptions = Subscriptions(given),
            },
            cancellationToken);

        return Show(webhook);
    }

    private static async Task<IResult> UpdateAsync(
        AccountContext account, long id, RailsParameters parameters, Database database, CancellationToken cancellationToken)
    {
        var given = parameters.Require("webhook");
        var webhook = await database.FindAsync<Webhook>(
            """
            update webhooks set name = case when @named then @name else name end, url = coalesce(@url, url),
                subscriptions = coalesce(@subscriptions::jsonb, subscriptions), updated_at = now()
            where id = @id and account_id = @accountId returning *
            """,
            new
            {
                id, accountId = account.Id, named = given.Has("name"), name = given.Text("name"), url = given.Has("url") ? Url(given) : null,
                subscriptions = Subscriptions(given),
            },
            cancellationToken) ?? throw Failure.NotFound();

        return Show(webhook);
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, Database database, CancellationToken cancellationToken) =>
        await database.ExecuteAsync("delete from webhooks where id = @id and account_id = @accountId", new { id, accountId = account.Id }, cancellationToken) == 0
            ? throw Failure.NotFound()
            : RailsResult.Ok;

    private static RailsResult Show(Webhook webhook) => RailsResult.Payload(new JsonObject { ["webhook"] = webhook.ToJson() });

    private static string Url(RailsParameters given) =>
        Uri.TryCreate(given.Text("url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url.OriginalString : throw Failure.Invalid("url", "is invalid");

    private static string? Subscriptions(RailsParameters given)
    {
        if (!given.Has("subscriptions"))
        {
            return null;
        }

        var names = given.Texts("subscriptions").Distinct().ToList();

        return names.Count > 0 && names.All(s_events.Contains)
            ? RailsJson.Text(names.ToJsonArray(name => name))
            : throw Failure.Invalid("subscriptions", "Invalid");
    }
}
