using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>Answers with one conversation.</summary>
internal sealed class ConversationAnswer(Database database, ConversationReader reader, Shapes shapes)
{
    public async Task<IResult> ShowAsync(AccountContext account, Conversation conversation, HttpContext context, CancellationToken cancellationToken)
    {
        var view = await reader.CompleteAsync(database, conversation, account.UserId, cancellationToken);

        return RailsResult.Json(ConversationShape.Rest(view, await shapes.ForAsync(context, account.Id)));
    }
}
