using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Tokens;

namespace HotDash.Chatwoot.Core.Inboxes;

/// <summary>Makes inboxes with their channel, opening hours and members.</summary>
public sealed class InboxCreation(Database database)
{
    /// <summary>Monday to Friday, 9 to 17.</summary>
    private const string Hours = """
        insert into working_hours (inbox_id, account_id, day_of_week, closed_all_day, open_all_day, open_hour, open_minutes, close_hour, close_minutes)
        select @inboxId, @accountId, day, closed, false,
            case when not closed then 9 end, case when not closed then 0 end, case when not closed then 17 end, case when not closed then 0 end
        from (select day, day in (0, 6) as closed from generate_series(0, 6) day) days
        """;

    /// <returns>The id of the inbox.</returns>
    public Task<long> ApiAsync(long accountId, string name, string identifier, IReadOnlyList<long> members, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async sql =>
            {
                var channelId = await sql.SingleAsync<long>(
                    "insert into channel_api (account_id, identifier, hmac_token, secret) values (@accountId, @identifier, @hmacToken, @secret) returning id",
                    new { accountId, identifier, hmacToken = SecureToken.New(), secret = SecureToken.New() },
                    cancellationToken);

                return await AddInboxAsync(sql, accountId, name, ChannelType.Api, channelId, members, cancellationToken);
            },
            cancellationToken);

    /// <returns>The id of the channel.</returns>
    public Task<long> EmailAsync(long accountId, string name, string email, IReadOnlyList<long> members, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async sql =>
            {
                var channelId = await sql.SingleAsync<long>(
                    "insert into channel_email (account_id, email, forward_to_email) values (@accountId, @email, @forward) returning id",
                    new { accountId, email, forward = $"{Guid.NewGuid():n}@inbound.hotdash.test" },
                    cancellationToken);
                await AddInboxAsync(sql, accountId, name, ChannelType.Email, channelId, members, cancellationToken);

                return channelId;
            },
            cancellationToken);

    /// <returns>The id of the inbox.</returns>
    public static async Task<long> AddInboxAsync(
        ISql sql, long accountId, string name, string channelType, long channelId, IReadOnlyList<long> members, CancellationToken cancellationToken)
    {
        var inboxId = await sql.SingleAsync<long>(
            "insert into inboxes (account_id, name, channel_type, channel_id) values (@accountId, @name, @channelType, @channelId) returning id",
            new { accountId, name, channelType, channelId },
            cancellationToken);
        await sql.ExecuteAsync(Hours, new { inboxId, accountId }, cancellationToken);
        await sql.ExecuteAsync(
            "insert into inbox_members (inbox_id, user_id) select @inboxId, unnest(@members)", new { inboxId, members = members.ToArray() }, cancellationToken);

        return inboxId;
    }
}
