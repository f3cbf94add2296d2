using System.Text.Json.Nodes;
using Dapper;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Filters;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Contacts;

/// <summary>Pages of 15 contacts.</summary>
internal sealed class ContactList(Database database, ContactAnswer answer, PresenceStore presence, TimeProvider clock)
{
    private const int PageSize = 15;

    private static readonly Dictionary<string, string> s_columns = new(StringComparer.Ordinal)
    {
        ["name"] = "lower(c.name)",
        ["email"] = "c.email",
        ["phone_number"] = "c.phone_number",
        ["last_activity_at"] = "c.last_activity_at",
        ["created_at"] = "c.created_at",
        ["company"] = "lower(c.additional_attributes ->> 'company_name')",
        ["company_name"] = "lower(c.additional_attributes ->> 'company_name')",
        ["city"] = "lower(c.additional_attributes ->> 'city')",
        ["country"] = "lower(c.additional_attributes ->> 'country')",
    };

    /// <summary>Contacts that can be told apart: visitors without any address are left out.</summary>
    public Task<IResult> ResolvedAsync(AccountContext account, RailsParameters parameters, CancellationToken cancellationToken)
    {
        var labels = parameters.Texts("labels").ToArray();
        var labelled = labels.Length == 0 ? "" : """
             and c.id in (select g.taggable_id from taggings g join tags t on t.id = g.tag_id
                where g.taggable_type = 'Contact' and g.context = 'labels' and t.name = any(@labels))
            """;

        return PageAsync(account, parameters, ContactFilter.Identified + labelled, new DynamicParameters(new { labels }), cancellationToken);
    }

    public async Task<IResult> SearchAsync(AccountContext account, string text, RailsParameters parameters, CancellationToken cancellationToken)
    {
        const string Matches = """
            (c.name ilike @pattern or c.email ilike @pattern or c.phone_number ilike @pattern or c.identifier ilike @pattern
                or c.additional_attributes ->> 'company_name' ilike @pattern)
            """;
        var pattern = $"%{text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        var page = await ReadAsync(account, parameters, Matches, new DynamicParameters(new { pattern }), PageSize + 1, cancellationToken);
        var shown = page.Take(PageSize).ToList();

        return await JsonAsync(
            account, parameters, shown,
            new JsonObject { ["count"] = shown.Count, ["current_page"] = CurrentPage(parameters), ["has_more"] = page.Count > PageSize },
            cancellationToken);
    }

    public async Task<IResult> ActiveAsync(AccountContext account, RailsParameters parameters, CancellationToken cancellationToken)
    {
        var ids = (await presence.ReadAsync(account.Id)).Contacts.ToArray();

        return await PageAsync(account, parameters, "c.id = any(@ids)", new DynamicParameters(new { ids }), cancellationToken);
    }

    public async Task<IResult> FilterAsync(AccountContext account, RailsParameters parameters, CancellationToken cancellationToken)
    {
        var arguments = new DynamicParameters();
        var custom = await CustomAttributeNames.KeysAsync(database, account.Id, 1, cancellationToken);
        var term = new FilterSql(ContactFilter.Attributes, (_, value) => value, clock.GetUtcNow()).Build(parameters.Array("payload"), custom, "c.custom_attributes", arguments);

        return await PageAsync(account, parameters, $"{ContactFilter.Identified} and {term}", arguments, cancellationToken);
    }

    private async Task<IResult> PageAsync(AccountContext account, RailsParameters parameters, string where, DynamicParameters arguments, CancellationToken cancellationToken)
    {
        arguments.Add("accountId", account.Id);
        var count = await database.SingleAsync<long>($"select count(*) from contacts c where c.account_id = @accountId and {where}", arguments, cancellationToken);
        var page = await ReadAsync(account, parameters, where, arguments, PageSize, cancellationToken);

        return await JsonAsync(account, parameters, page, new JsonObject { ["count"] = count, ["current_page"] = CurrentPage(parameters) }, cancellationToken);
    }

    private async Task<IReadOnlyList<Contact>> ReadAsync(
        AccountContext account, RailsParameters parameters, string where, DynamicParameters arguments, int limit, CancellationToken cancellationToken)
    {
        arguments.Add("accountId", account.Id);
        arguments.Add("offset", (parameters.Page - 1L) * PageSize);

        return await database.ListAsync<Contact>(
            $"select c.* from contacts c where c.account_id = @accountId and {where} order by {Order(parameters.Present("sort"))} limit {limit} offset @offset",
            arguments,
            cancellationToken);
    }

    private async Task<IResult> JsonAsync(
        AccountContext account, RailsParameters parameters, IReadOnlyList<Contact> page, JsonObject meta, CancellationToken cancellationToken)
    {
        var shapes = await answer.ShapesAsync(account, page, parameters.Flag("include_contact_inboxes") ?? true, cancellationToken);

        return RailsResult.Json(new JsonObject { ["meta"] = meta, ["payload"] = shapes.ToJsonArray(shape => shape) });
    }

    /// <summary>The query string's page comes back as the text it was.</summary>
    private static JsonValue CurrentPage(RailsParameters parameters) => parameters.Present("page") is { } page ? JsonValue.Create(page) : JsonValue.Create(1);

    /// <summary><c>-name</c> sorts downwards.</summary>
    private static string Order(string? sort)
    {
        var descending = sort?.StartsWith('-') ?? true;
        var column = sort is not null && s_columns.TryGetValue(sort.TrimStart('-'), out var known) ? known : "c.last_activity_at";

        return descending ? $"{column} desc nulls last, c.id" : $"{column} nulls last, c.id";
    }
}
