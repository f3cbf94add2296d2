using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Labels;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>Labels of a conversation: reading, and replacing the whole set.</summary>
internal static class ConversationLabelsApi
{
    public static void MapConversationLabels(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ConversationsApi.Path + "/{id:long}/labels").WithTags("Conversations").AllowBots();
        group.MapGet("/", ListAsync);
        group.MapPost("/", ReplaceAsync);
    }

    private static async Task<IResult> ListAsync(AccountContext account, long id, InboxAccess access, CancellationToken cancellationToken) =>
        RailsResult.Payload(ConversationShape.Labels(await access.ConversationAsync(account, id, cancellationToken)));

    private static async Task<IResult> ReplaceAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, ConversationLabeler labeler, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        var after = await labeler.ReplaceAsync(
            conversation, _ => LabelList.Normalize(parameters.Texts("labels")), account.Performer, cancellationToken);

        return RailsResult.Payload(ConversationShape.Labels(after));
    }
}
