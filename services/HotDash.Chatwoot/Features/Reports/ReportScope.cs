using System.Globalization;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Reports;

/// <summary>What a report is about: the account, an agent, an inbox, a label or a team.</summary>
internal sealed record ReportScope(string Type, long Id)
{
    public static ReportScope From(RailsParameters parameters) => parameters.Present("type") switch
    {
        null or "account" => new ReportScope("account", 0),
        ("agent" or "inbox" or "label" or "team") and var known => new ReportScope(known, parameters.Number("id") ?? throw Failure.NotFound()),
        var type => throw Failure.Unprocessable($"'{type}' is not a report type"),
    };

    /// <summary>Restricts a table that has <c>inbox_id</c>, a user column and a conversation column.</summary>
    public string Where(string alias, string userColumn, string conversationColumn) => Type switch
    {
        "agent" => $" and {alias}.{userColumn} = {Number}",
        "inbox" => $" and {alias}.inbox_id = {Number}",
        "team" => $" and {alias}.{conversationColumn} in (select id from conversations where team_id = {Number})",
        "label" => $"""
             and {alias}.{conversationColumn} in (select g.taggable_id from taggings g join tags t on t.id = g.tag_id join labels l on l.title = t.name
                where g.taggable_type = 'Conversation' and g.context = 'labels' and l.id = {Number} and l.account_id = @accountId)
            """,
        _ => "",
    };

    private string Number => Id.ToString(CultureInfo.InvariantCulture);
}
