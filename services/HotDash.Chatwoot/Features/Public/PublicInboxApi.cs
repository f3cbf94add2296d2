using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Public;

/// <summary>What a customer's client may know of an inbox.</summary>
internal static class PublicInboxApi
{
    public static void MapPublicInbox(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/public/api/v1/inboxes/{inboxIdentifier}", ShowAsync).WithTags("Inbox API");

    private static async Task<IResult> ShowAsync(string inboxIdentifier, PublicInbox inboxes, Database database, CancellationToken cancellationToken)
    {
        var channel = await inboxes.ChannelAsync(inboxIdentifier, cancellationToken);
        var inbox = await inboxes.InboxAsync(channel, cancellationToken);
        var hours = await database.ListAsync<WorkingHour>("select * from working_hours where inbox_id = @Id order by day_of_week", new { inbox.Id }, cancellationToken);

        return RailsResult.Json(new JsonObject
        {
            ["identifier"] = channel.Identifier,
            ["identity_validation_enabled"] = channel.HmacMandatory,
            ["name"] = inbox.Name,
            ["timezone"] = inbox.Timezone,
            ["working_hours"] = hours.ToJsonArray(hour => hour.ToJson()),
            ["working_hours_enabled"] = inbox.WorkingHoursEnabled,
            ["csat_survey_enabled"] = inbox.CsatSurveyEnabled,
            ["greeting_enabled"] = inbox.GreetingEnabled,
        });
    }
}
