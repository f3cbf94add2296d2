using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Chatwoot.Core.Reports;
using HotDash.Chatwoot.Http;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;

namespace HotDash.Chatwoot.Features.Conversations;

/// <summary>Transcript, attachments, reporting events and deletion.</summary>
internal static class ConversationExtrasApi
{
    private const int PageSize = 100;

    private const string Files = $"""
        select {Attachment.Columns} from {Attachment.Source} join messages m on m.id = a.message_id
        where m.conversation_id = @Id and m.account_id = @AccountId order by a.id desc limit 100
        """;

    private const string Delete = """
        delete from taggings where taggable_type = 'Conversation' and taggable_id = @Id;
        delete from conversation_participants where conversation_id = @Id;
        delete from mentions where conversation_id = @Id;
        delete from attachments where message_id in (select id from messages where conversation_id = @Id);
        delete from messages where conversation_id = @Id;
        delete from conversations where id = @Id and account_id = @AccountId;
        """;

    public static void MapConversationExtras(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(ConversationsApi.Path + "/{id:long}").WithTags("Conversations").RequireAccountMember();
        group.MapPost("/transcript", TranscriptAsync);
        group.MapGet("/attachments", AttachmentsAsync);
        group.MapGet("/reporting_events", ReportingEventsAsync).RequireAdministrator();
        group.MapDelete("/", DeleteAsync).RequireAdministrator();
    }

    private static async Task<IResult> TranscriptAsync(
        AccountContext account, long id, RailsParameters parameters, InboxAccess access, SidekiqClient sidekiq, CancellationToken cancellationToken)
    {
        if (parameters.Present("email") is not { } email)
        {
            return RailsResult.Json(new JsonObject { ["error"] = "email param missing" }, 422);
        }

        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        await sidekiq.PushAsync(
            new ActiveJob
            {
                JobClass = JobClasses.ConversationTranscript,
                Queue = Queues.Mailers,
                Arguments = new JsonArray(RecordId.Conversation(conversation.Id), email),
            },
            cancellationToken);

        return RailsResult.Ok;
    }

    private static async Task<IResult> AttachmentsAsync(
        AccountContext account, long id, InboxAccess access, Database database, Shapes shapes, HttpContext context, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        var files = await database.ListAsync<Attachment>(Files, new { conversation.Id, conversation.AccountId }, cancellationToken);
        var url = shapes.PublicUrl(context.Request);

        return RailsResult.Json(new JsonObject
        {
            ["meta"] = new JsonObject { ["total_count"] = files.Count },
            ["payload"] = files.ToJsonArray(file => AttachmentShape.Of(file, url)),
        });
    }

    private static async Task<IResult> ReportingEventsAsync(
        AccountContext account, long id, InboxAccess access, Database database, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        var events = await database.ListAsync<ReportingEvent>(
            $"select * from reporting_events where account_id = @AccountId and conversation_id = @Id order by created_at limit {PageSize}",
            new { conversation.Id, conversation.AccountId },
            cancellationToken);

        return RailsResult.Json(events.ToJsonArray(row => row.ToJson()));
    }

    private static async Task<IResult> DeleteAsync(AccountContext account, long id, InboxAccess access, Database database, CancellationToken cancellationToken)
    {
        var conversation = await access.ConversationAsync(account, id, cancellationToken);
        await database.InTransactionAsync(
            sql => sql.ExecuteAsync(Delete, new { conversation.Id, conversation.AccountId }, cancellationToken), cancellationToken);

        return RailsResult.Ok;
    }
}
