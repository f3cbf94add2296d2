using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Failures;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Tokens;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Inboxes;

/// <summary>Makes and changes the channel behind an inbox.</summary>
internal static class ChannelEditing
{
    public static async Task<(string Type, long Id)> InsertAsync(ISql sql, long accountId, RailsParameters channel, CancellationToken cancellationToken) =>
        channel.Text("type") switch
        {
            "api" => (ChannelType.Api, await InsertApiAsync(sql, accountId, channel, cancellationToken)),
            "email" => (ChannelType.Email, await InsertEmailAsync(sql, accountId, channel, cancellationToken)),
            "web_widget" => (ChannelType.WebWidget, await InsertWidgetAsync(sql, accountId, channel, cancellationToken)),
            var type => throw new RequestFailedException(
                501, new() { ["error"] = $"Channel type '{type}' is not implemented here. Implemented are api, email and web_widget." }),
        };

    public static Task UpdateAsync(ISql sql, Inbox inbox, RailsParameters channel, CancellationToken cancellationToken) => inbox.ChannelType switch
    {
        ChannelType.Api => ApplyAsync(sql, "channel_api", inbox.ChannelId, ChannelFields.Api(channel), cancellationToken),
        ChannelType.Email => ApplyAsync(sql, "channel_email", inbox.ChannelId, ChannelFields.Email(channel), cancellationToken),
        _ => ApplyAsync(sql, "channel_web_widgets", inbox.ChannelId, ChannelFields.Widget(channel), cancellationToken),
    };

    private static async Task<long> InsertApiAsync(ISql sql, long accountId, RailsParameters channel, CancellationToken cancellationToken)
    {
        var id = await sql.SingleAsync<long>(
            "insert into channel_api (account_id, identifier, hmac_token, secret) values (@accountId, @identifier, @hmacToken, @secret) returning id",
            new { accountId, identifier = SecureToken.New(), hmacToken = SecureToken.New(), secret = SecureToken.New() },
            cancellationToken);
        await ApplyAsync(sql, "channel_api", id, ChannelFields.Api(channel), cancellationToken);

        return id;
    }

    private static async Task<long> InsertEmailAsync(ISql sql, long accountId, RailsParameters channel, CancellationToken cancellationToken)
    {
        var email = channel.Present("email") ?? throw Failure.Invalid("email", "can't be blank");
        var id = await sql.SingleAsync<long>(
            "insert into channel_email (account_id, email, forward_to_email) values (@accountId, @email, @forward) returning id",
            new { accountId, email, forward = $"{Guid.NewGuid():n}@inbound.hotdash.test" },
            cancellationToken);
        await ApplyAsync(sql, "channel_email", id, ChannelFields.Email(channel), cancellationToken);

        return id;
    }

    private static async Task<long> InsertWidgetAsync(ISql sql, long accountId, RailsParameters channel, CancellationToken cancellationToken)
    {
        var websiteUrl = channel.Present("website_url") ?? throw Failure.Invalid("website_url", "can't be blank");
        var id = await sql.SingleAsync<long>(
            "insert into channel_web_widgets (account_id, website_url, website_token, hmac_token) values (@accountId, @websiteUrl, @token, @hmacToken) returning id",
            new { accountId, websiteUrl, token = SecureToken.New(), hmacToken = SecureToken.New() },
            cancellationToken);
        await ApplyAsync(sql, "channel_web_widgets", id, ChannelFields.Widget(channel), cancellationToken);

        return id;
    }

    /// <summary>Column names come from <see cref="ChannelFields"/>, values are parameters.</summary>
    private static async Task ApplyAsync(ISql sql, string table, long id, IReadOnlyDictionary<string, object?> fields, CancellationToken cancellationToken)
    {
        if (fields.Count == 0)
        {
            return;
        }

        var assignments = string.Join(", ", fields.Select(field => $"{field.Key} = @{field.Key}{(field.Value is JsonColumn ? "::jsonb" : "")}"));
        var arguments = new Dapper.DynamicParameters(new { id });
        foreach (var (name, value) in fields)
        {
            arguments.Add(name, value is JsonColumn json ? json.Text : value);
        }

        await sql.ExecuteAsync($"update {table} set {assignments}, updated_at = now() where id = @id", arguments, cancellationToken);
    }
}
