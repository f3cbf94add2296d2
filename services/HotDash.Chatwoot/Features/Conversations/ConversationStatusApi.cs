using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Agents;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>Status and priority of a conversation, and muting, which is resolving and blocking the contact.</summary>
internal static class ConversationStatusApi
{
    public static void MapConversationStatus(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ConversationsApi.Path + "/{id:long}").WithTags("Conversations").RequireAccountMember();
        group.MapPost("/toggle_status", ToggleAsync).AllowBots();
        group.MapPost("/toggle_priority", PrioritizeAsync).AllowBots();
        group.MapMethods("/", ["PATCH", "PUT"], UpdateAsync).AllowBots();
        group.MapPost("/mute", MuteAsync);
        group.MapPost("/unmute", UnmuteAsync);
    }

    private static async Task<IResult> ToggleAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, ConversationWriter writer, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        var wanted = parameters.Present("status") is { } name
            ? RailsEnum.Parse<ConversationStatus>(name) ?? throw Failure.Unprocessable($"'{name}' is not a valid status")
            : conversation.Status == ConversationStatus.Open ? ConversationStatus.Resolved : ConversationStatus.Open;
        var change = await writer.ChangeAsync(
            conversation,
            account.Performer,
            before => before with
            {
                Status = wanted,
                SnoozedUntil = wanted == ConversationStatus.Snoozed ? RailsTime.FromSeconds(parameters.Decimal("snoozed_until")) : null,
                AssigneeId = wanted == ConversationStatus.Open && account.Agent is { Role: Role.Agent } ? account.UserId : before.AssigneeId,
            },
            cancellationToken);

        return RailsResult.Json(new JsonObject
        {
            ["meta"] = new JsonObject(),
            ["payload"] = new JsonObject
            {
                ["success"] = true,
                ["conversation_id"] = conversation.DisplayId,
                ["current_status"] = RailsEnum.Name(change.After.Status),
                ["snoozed_until"] = RailsTime.Iso(change.After.SnoozedUntil),
            },
        });
    }

    private static async Task<IResult> PrioritizeAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, ConversationWriter writer, CancellationToken cancellationToken)
    {
        await SetPriorityAsync(account, id, parameters, access, writer, cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<IResult> UpdateAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, ConversationWriter writer, ConversationAnswer answer,
        HttpContext context, CancellationToken cancellationToken)
    {
        var conversation = parameters.Has("priority")
            ? await SetPriorityAsync(account, id, parameters, access, writer, cancellationToken)
            : await access.ConversationAsync(account, id, cancellationToken);

        return await answer.ShowAsync(account, conversation, context, cancellationToken);
    }

    private static async Task<Conversation> SetPriorityAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, ConversationWriter writer, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        var wanted = parameters.Present("priority") switch
        {
            null or "none" => (ConversationPriority?)null,
            var name => RailsEnum.Parse<ConversationPriority>(name) ?? throw Failure.Unprocessable($"'{name}' is not a valid priority"),
        };

        return (await writer.ChangeAsync(conversation, account.Performer, before => before with { Priority = wanted }, cancellationToken)).After;
    }

    private static async Task<IResult> MuteAsync(
        AccountContext account, long id, InboxAccess access, ContactMuting muting, CancellationToken cancellationToken)
    {
        await muting.MuteAsync(await access.ConversationAsync(account, id, cancellationToken), account.Performer, cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<IResult> UnmuteAsync(
        AccountContext account, long id, InboxAccess access, ContactMuting muting, CancellationToken cancellationToken)
    {
        await muting.UnmuteAsync(await access.ConversationAsync(account, id, cancellationToken), cancellationToken);

        return RailsResult.Ok;
    }
}
