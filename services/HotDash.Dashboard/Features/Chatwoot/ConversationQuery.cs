using Microsoft.AspNetCore.Http.Extensions;

namespace HotDash.Dashboard.Features.Chatwoot;

/// <summary>Which conversations to list. Chatwoot answers 25 a page.</summary>
public sealed record ConversationQuery
{
    public string Status { get; init; } = "open";

    /// <summary><c>me</c>, <c>assigned</c>, <c>unassigned</c> or null for all.</summary>
    public string? AssigneeType { get; init; }

    public string? Label { get; init; }

    /// <summary>Chatwoot's own names, for instance <c>waiting_since_asc</c>. Null: latest activity first.</summary>
    public string? Sort { get; init; }

    public int Page { get; init; } = 1;

    internal string ToQueryString()
    {
        var query = new QueryBuilder { { "status", Status }, { "page", Page.ToString(System.Globalization.CultureInfo.InvariantCulture) } };

        if (AssigneeType is not null)
        {
            query.Add("assignee_type", AssigneeType);
        }

        if (Label is not null)
        {
            query.Add("labels[]", Label);
        }

        if (Sort is not null)
        {
            query.Add("sort_by", Sort);
        }

        return query.ToString();
    }
}
