using System.Text.Encodings.Web;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Survey;

/// <summary>The page behind the link of a satisfaction survey. It works without scripts.</summary>
internal static class SurveyPageApi
{
    private const string Find = "select * from conversations where uuid = @uuid";

    public static void MapSurveyPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/survey/responses/{uuid:guid}", ShowAsync).WithTags("CSAT Survey Page");
        routes.MapPost("/survey/responses/{uuid:guid}", AnswerAsync).WithTags("CSAT Survey Page");
    }

    private static async Task<IResult> ShowAsync(Guid uuid, Database database, CancellationToken cancellationToken)
    {
        var conversation = await database.FindAsync<Conversation>(Find, new { uuid }, cancellationToken) ?? throw Failure.NotFound();
        var inbox = await database.SingleAsync<string>("select name from inboxes where id = @InboxId", new { conversation.InboxId }, cancellationToken);

        return Page($"""
            <p>How was your conversation with {HtmlEncoder.Default.Encode(inbox)}?</p>
            <form method="post"><fieldset><legend>Rating</legend>{string.Concat(Enumerable.Range(1, 5).Select(Choice))}</fieldset>
            <label>Comment <textarea name="feedback_message" rows="3"></textarea></label><button>Send</button></form>
            """);
    }

    private static async Task<IResult> AnswerAsync(
        Guid uuid, RailsParameters parameters, SurveyStore surveys, CancellationToken cancellationToken)
    {
        var (conversation, message) = await surveys.FindAsync(uuid, cancellationToken);
        await surveys.SaveAsync(conversation, message, parameters, cancellationToken);

        return Page("<p>Thank you.</p>");
    }

    private static string Choice(int rating) =>
        $"<label><input type=\"radio\" name=\"rating\" value=\"{rating}\" required> {rating}</label> ";

    private static IResult Page(string body) => Results.Content(
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Survey</title><main>{body}</main></html>",
        "text/html; charset=utf-8");
}
