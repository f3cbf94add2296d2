using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Inboxes;

/// <summary>app/controllers/api/v1/accounts/inboxes_controller.rb, for API, e-mail and web widget channels.</summary>
internal static class InboxesApi
{
    public const string Path = "/api/v1/accounts/{accountId:long}/inboxes";

    public static void MapInboxes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).WithTags("Inboxes").RequireAccountMember();
        group.MapGet("/", ListAsync);
        group.MapGet("/{id:long}", ShowAsync);
        group.MapPost("/", CreateAsync).RequireAdministrator();
        group.MapMethods("/{id:long}", ["PATCH", "PUT"], UpdateAsync).RequireAdministrator();
        group.MapDelete("/{id:long}", DeleteAsync).RequireAdministrator();
        group.MapDelete("/{id:long}/avatar", DeleteAvatarAsync).RequireAdministrator();
        group.MapMethods("/{id:long}/csat_template", ["GET", "POST"], TemplateAsync).RequireAdministrator();
        group.MapPost("/{id:long}/reset_secret", ResetSecretAsync).RequireAdministrator();
    }

    private static async Task<IResult> ListAsync(AccountContext account, InboxAnswer answer, HttpContext context, CancellationToken cancellationToken) =>
        RailsResult.Payload((await answer.ListAsync(account, context, cancellationToken)).ToJsonArray(shape => shape));

    private static async Task<IResult> ShowAsync(
        AccountContext account, long id, InboxAccess access, InboxAnswer answer, HttpContext context, CancellationToken cancellationToken) =>
        await answer.ShowAsync(account, await access.InboxAsync(account, id, cancellationToken), context, cancellationToken);

    private static async Task<IResult> CreateAsync(
        AccountContext account, RailsParameters parameters, InboxEditing editing, InboxAnswer answer, HttpContext context, CancellationToken cancellationToken) =>
        await answer.ShowAsync(account, await editing.CreateAsync(account.Id, parameters.Unwrap("inbox"), cancellationToken), context, cancellationToken);

    private static async Task<IResult> UpdateAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, InboxEditing editing, InboxAnswer answer, HttpContext context,
        CancellationToken cancellationToken)
    {
        var inbox = await access.InboxAsync(account, id, cancellationToken);

        return await answer.ShowAsync(account, await editing.UpdateAsync(inbox, parameters.Unwrap("inbox"), cancellationToken), context, cancellationToken);
    }

    /// <summary>Deleting takes as long as the inbox is big, so Chatwoot does it in a job; the answer says so.</summary>
    private static async Task<IResult> DeleteAsync(
        AccountContext account, long id, InboxAccess access, InboxRemoval removal, CancellationToken cancellationToken)
    {
        await removal.RemoveAsync(await access.InboxAsync(account, id, cancellationToken), cancellationToken);

        return RailsResult.Json(new System.Text.Json.Nodes.JsonObject { ["message"] = "Your inbox deletion request will be processed in some time." });
    }

    /// <summary>No avatars are stored, so there is none to delete.</summary>
    private static async Task<IResult> DeleteAvatarAsync(AccountContext account, long id, InboxAccess access, CancellationToken cancellationToken)
    {
        await access.InboxAsync(account, id, cancellationToken);

        return RailsResult.Ok;
    }

    /// <summary>Survey templates are WhatsApp's, and no inbox here is of that channel.</summary>
    private static async Task<IResult> TemplateAsync(AccountContext account, long id, InboxAccess access, CancellationToken cancellationToken)
    {
        await access.InboxAsync(account, id, cancellationToken);

        return RailsResult.Json(
            new System.Text.Json.Nodes.JsonObject { ["error"] = "CSAT template operations only available for WhatsApp and Twilio WhatsApp channels" }, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ResetSecretAsync(
        AccountContext account, long id, InboxAccess access, InboxEditing editing, InboxAnswer answer, HttpContext context, CancellationToken cancellationToken)
    {
        var inbox = await access.InboxAsync(account, id, cancellationToken);
        await editing.ResetSecretAsync(inbox, cancellationToken);

        return await answer.ShowAsync(account, inbox, context, cancellationToken);
    }
}
