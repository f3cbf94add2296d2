using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>POST custom_attributes replaces all of them.</summary>
internal static class ConversationAttributesApi
{
    public static void MapConversationAttributes(this IEndpointRouteBuilder routes) =>
        routes.MapPost(ConversationsApi.Path + "/{id:long}/custom_attributes", ReplaceAsync).WithTags("Conversations").AllowBots();

    private static async Task<IResult> ReplaceAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, ConversationWriter writer, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        var attributes = parameters.Object("custom_attributes") ?? (parameters.Has("custom_attributes") ? [] : throw Failure.ParameterMissing("custom_attributes"));
        await writer.ChangeAsync(conversation, account.Performer, before => before with { CustomAttributes = RailsJson.Text(attributes) }, cancellationToken);

        return RailsResult.Json(new JsonObject { ["custom_attributes"] = attributes.DeepClone() });
    }
}
