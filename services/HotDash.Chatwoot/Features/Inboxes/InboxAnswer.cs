using System.Text.Json.Nodes;
using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Http;

namespace HotDash.Chatwoot.Features.Inboxes;

/// <summary>Inboxes with their channels and opening hours: four statements for any number of them.</summary>
internal sealed class InboxAnswer(Database database, Shapes shapes)
{
    private const string Visible = """
        select * from inboxes where account_id = @Id and (@all or id in (select inbox_id from inbox_members where user_id = @UserId)) order by lower(name), id
        """;

    private const string Channels = """
        select * from channel_api where account_id = @accountId and id = any(@channelIds);
        select * from channel_email where account_id = @accountId and id = any(@channelIds);
        select * from channel_web_widgets where account_id = @accountId and id = any(@channelIds);
        select * from working_hours where inbox_id = any(@inboxIds) order by day_of_week;
        """;

    public async Task<IReadOnlyList<JsonObject>> ListAsync(AccountContext account, HttpContext context, CancellationToken cancellationToken)
    {
        var inboxes = await database.ListAsync<Inbox>(Visible, new { account.Id, account.UserId, all = account.SeesAllInboxes }, cancellationToken);

        return await ShapesAsync(account, inboxes, context, cancellationToken);
    }

    public async Task<IResult> ShowAsync(AccountContext account, Inbox inbox, HttpContext context, CancellationToken cancellationToken) =>
        RailsResult.Json((await ShapesAsync(account, [inbox], context, cancellationToken))[0]);

    private Task<JsonObject[]> ShapesAsync(AccountContext account, IReadOnlyList<Inbox> inboxes, HttpContext context, CancellationToken cancellationToken) =>
        database.MultipleAsync(
            Channels,
            new { accountId = account.Id, channelIds = inboxes.Select(inbox => inbox.ChannelId).ToArray(), inboxIds = inboxes.Select(inbox => inbox.Id).ToArray() },
            async grid =>
            {
                var api = (await grid.ReadAsync<ApiChannel>()).ToDictionary(channel => channel.Id);
                var email = (await grid.ReadAsync<EmailChannel>()).ToDictionary(channel => channel.Id);
                var widget = (await grid.ReadAsync<WidgetChannel>()).ToDictionary(channel => channel.Id);
                var hours = (await grid.ReadAsync<WorkingHour>()).ToLookup(hour => hour.InboxId);
                var shape = new InboxFullShape(account.Agent?.IsAdministrator ?? false, shapes.PublicUrl(context.Request));

                return inboxes.Select(inbox => inbox.ChannelType switch
                {
                    ChannelType.Api => shape.Of(inbox, hours[inbox.Id], api.GetValueOrDefault(inbox.ChannelId)),
                    ChannelType.Email => shape.Of(inbox, hours[inbox.Id], email.GetValueOrDefault(inbox.ChannelId)),
                    _ => shape.Of(inbox, hours[inbox.Id], widget.GetValueOrDefault(inbox.ChannelId)),
                }).ToArray();
            },
            cancellationToken);
}
