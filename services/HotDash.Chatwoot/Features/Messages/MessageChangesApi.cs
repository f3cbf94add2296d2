using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Json;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Messages;

/// <summary>Deleting leaves a trace; status changes only where an API inbox delivers, and an unknown one changes nothing.</summary>
internal static class MessageChangesApi
{
    public static void MapMessageChanges(this IEndpointRouteBuilder group)
    {
        group.MapDelete("/{messageId:long}", DeleteAsync);
        group.MapMethods("/{messageId:long}", ["PATCH", "PUT"], UpdateAsync);
        group.MapPost("/{messageId:long}/retry", RetryAsync);
        group.MapPost("/{messageId:long}/translate", TranslateAsync);
    }

    private static Task<IResult> DeleteAsync(
        AccountContext account, long id, long messageId, MessageChange change, HttpContext context, CancellationToken cancellationToken) =>
        change.ApplyAsync(
            account, id, messageId, context,
            (editor, message) => editor.DeleteAsync(message, account.Performer, cancellationToken),
            cancellationToken);

    private static Task<IResult> UpdateAsync(
        AccountContext account, long id, long messageId, RailsParameters parameters, MessageChange change, Database database, HttpContext context,
        CancellationToken cancellationToken) =>
        change.ApplyAsync(
            account, id, messageId, context,
            async (editor, message) =>
            {
                var inbox = await InboxStore.FindAsync(database, account.Id, message.InboxId, cancellationToken);
                if (inbox.ChannelType != ChannelType.Api)
                {
                    throw Failure.Forbidden("Message status update is only allowed for API inboxes");
                }

                return RailsEnum.Parse<MessageStatus>(parameters.Text("status")) is not { } status ? message : await editor.SetStatusAsync(message, status, parameters.Text("external_error"), account.Performer, cancellationToken);
            },
            cancellationToken);

    private static Task<IResult> RetryAsync(
        AccountContext account, long id, long messageId, MessageChange change, HttpContext context, CancellationToken cancellationToken) =>
        change.ApplyAsync(
            account, id, messageId, context,
            (editor, message) => editor.RetryAsync(message, account.Performer, cancellationToken),
            cancellationToken);

    /// <summary>As Chatwoot answers where no translation service is connected.</summary>
    private static async Task<IResult> TranslateAsync(
        AccountContext account, long id, long messageId, InboxAccess access, MessageFinder finder, CancellationToken cancellationToken)
    {
        Conversation conversation = await access.ConversationAsync(account, id, cancellationToken);
        _ = await finder.FindAsync(conversation, messageId, cancellationToken) ?? throw Failure.NotFound();

        return RailsResult.Json(new JsonObject { ["content"] = null });
    }

    internal sealed class MessageChange(InboxAccess access, MessageFinder finder, MessageEditor editor, Shapes shapes)
    {
        public async Task<IResult> ApplyAsync(
            AccountContext account, long id, long messageId, HttpContext context, Func<MessageEditor, Message, Task<Message>> change, CancellationToken cancellationToken)
        {
            Conversation conversation = await access.ConversationAsync(account, id, cancellationToken);
            var message = await finder.FindAsync(conversation, messageId, cancellationToken) ?? throw Failure.NotFound();
            var changed = await change(editor, message);
            var view = (await finder.CompleteAsync(conversation, [changed], cancellationToken))[0];

            return RailsResult.Json(MessageShape.Rest(view, await shapes.ForAsync(context, account.Id)));
        }
    }
}
