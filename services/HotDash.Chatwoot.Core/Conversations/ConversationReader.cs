using HotDash.Chatwoot.Core.Attachments;
using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Messages;
using HotDash.Chatwoot.Core.Teams;

namespace HotDash.Chatwoot.Core.Conversations;

/// <summary>Completes conversations to views: two round trips for any number of them.</summary>
public sealed class ConversationReader(TimeProvider clock)
{
    internal const string Related = """
        select * from contact_inboxes where id = any(@contactInboxIds);
        select * from inboxes where account_id = @accountId and id = any(@inboxIds);
        select t.*, exists (select from team_members m where m.team_id = t.id and m.user_id = @viewerId) as is_member
            from teams t where t.account_id = @accountId and t.id = any(@teamIds);
        select distinct m.* from unnest(@ids) c(id)
            cross join lateral (
                (select * from messages where conversation_id = c.id order by id desc limit 1)
                union all
                (select * from messages where conversation_id = c.id and message_type <> 2 order by id desc limit 1)
                union all
                (select * from messages where conversation_id = c.id and message_type <> 2 and not private order by id desc limit 1)) m;
        select c.id, u.unread from conversations c
            cross join lateral (
                select count(*)::int as unread from (
                    select from messages where conversation_id = c.id and message_type = 0
                        and (c.agent_last_seen_at is null or created_at > c.agent_last_seen_at)
                    limit 10) m) u
            where c.id = any(@ids);
        select c.id, i.created_at from conversations c
            join inboxes b on b.id = c.inbox_id and b.channel_type = 'Channel::Api'
            join channel_api a on a.id = b.channel_id and a.additional_attributes ->> 'agent_reply_time_window' ~ '^[0-9]{1,4}$'
            cross join lateral (select created_at from messages where conversation_id = c.id and message_type = 0 order by id desc limit 1) i
            where c.id = any(@ids)
                and i.created_at < @now - make_interval(hours => (a.additional_attributes ->> 'agent_reply_time_window')::int);
        """;

    internal const string Files = $"select {Attachment.Columns} from {Attachment.Source} where a.message_id = any(@messageIds) order by a.id";

    public async Task<ConversationView> CompleteAsync(ISql sql, Conversation conversation, long? viewerId, CancellationToken cancellationToken) =>
        (await CompleteAsync(sql, conversation.AccountId, [conversation], viewerId, cancellationToken))[0];

    public async Task<IReadOnlyList<ConversationView>> CompleteAsync(
        ISql sql, long accountId, IReadOnlyList<Conversation> conversations, long? viewerId, CancellationToken cancellationToken)
    {
        if (conversations.Count == 0)
        {
            return [];
        }

        var rows = await ReadRelatedAsync(sql, accountId, conversations, viewerId, cancellationToken);
        var people = await SenderDirectory.ReadAsync(
            sql,
            accountId,
            SenderDirectory.Ids(rows.Messages, SenderType.User).Concat(conversations.Select(conversation => conversation.AssigneeId ?? 0)),
            SenderDirectory.Ids(rows.Messages, SenderType.Contact).Concat(conversations.Select(conversation => conversation.ContactId)),
            SenderDirectory.Ids(rows.Messages, SenderType.AgentBot).Concat(conversations.Select(conversation => conversation.AssigneeAgentBotId ?? 0)),
            cancellationToken);
        var files = await FilesAsync(sql, [.. rows.Messages.Select(message => message.Id)], cancellationToken);

        return [.. conversations.Where(rows.HasOwners).Where(conversation => people.FindContact(conversation.ContactId) is not null)
            .Select(conversation => View(conversation, rows, people, files))];
    }

    public static async Task<ILookup<long, Attachment>> FilesAsync(ISql sql, long[] messageIds, CancellationToken cancellationToken) =>
        (messageIds.Length == 0 ? [] : await sql.ListAsync<Attachment>(Files, new { messageIds }, cancellationToken)).ToLookup(file => file.MessageId);

    private Task<Rows> ReadRelatedAsync(ISql sql, long accountId, IReadOnlyList<Conversation> conversations, long? viewerId, CancellationToken cancellationToken) =>
        sql.MultipleAsync(
            Related,
            new
            {
                accountId,
                viewerId = viewerId ?? 0,
                now = clock.GetUtcNow().UtcDateTime,
                ids = conversations.Select(conversation => conversation.Id).ToArray(),
                contactInboxIds = conversations.Select(conversation => conversation.ContactInboxId).ToArray(),
                inboxIds = conversations.Select(conversation => conversation.InboxId).Distinct().ToArray(),
                teamIds = conversations.Select(conversation => conversation.TeamId ?? 0).Distinct().ToArray(),
            },
            async grid => new Rows(
                (await grid.ReadAsync<ContactInbox>()).ToDictionary(row => row.Id),
                (await grid.ReadAsync<Inbox>()).ToDictionary(row => row.Id),
                (await grid.ReadAsync<Team>()).ToDictionary(row => row.Id),
                [.. await grid.ReadAsync<Message>()],
                (await grid.ReadAsync<(long Id, int Unread)>()).ToDictionary(row => row.Id, row => row.Unread),
                (await grid.ReadAsync<(long Id, DateTime At)>()).Select(row => row.Id).ToHashSet()),
            cancellationToken);

    private static ConversationView View(Conversation conversation, Rows rows, SenderDirectory people, ILookup<long, Attachment> files)
    {
        var newestFirst = rows.ByConversation[conversation.Id].OrderByDescending(message => message.Id).ToList();

        return new ConversationView
        {
            Conversation = conversation,
            Contact = people.FindContact(conversation.ContactId)!, // the caller has left out conversations without one
            ContactInbox = rows.ContactInboxes[conversation.ContactInboxId],
            Inbox = rows.Inboxes[conversation.InboxId],
            Assignee = conversation.AssigneeId is { } assigneeId ? people.FindAgent(assigneeId) : null,
            AssigneeBot = conversation.AssigneeAgentBotId is { } botId ? people.FindBot(botId) : null,
            Team = conversation.TeamId is { } teamId ? rows.Teams.GetValueOrDefault(teamId) : null,
            LastMessage = View(newestFirst.FirstOrDefault()),
            LastNonActivityMessage = View(newestFirst.FirstOrDefault(message => message.MessageType != MessageType.Activity)),
            LastChatMessage = View(newestFirst.FirstOrDefault(message => message.MessageType != MessageType.Activity && !message.Private)),
            UnreadCount = rows.Unread.GetValueOrDefault(conversation.Id),
            CanReply = !rows.OutsideReplyWindow.Contains(conversation.Id),
        };

        MessageView? View(Message? message) =>
            message is null ? null : new MessageView(message, conversation.DisplayId, people.Of(message), [.. files[message.Id]]);
    }

    private sealed record Rows(
        Dictionary<long, ContactInbox> ContactInboxes,
        Dictionary<long, Inbox> Inboxes,
        Dictionary<long, Team> Teams,
        IReadOnlyList<Message> Messages,
        Dictionary<long, int> Unread,
        HashSet<long> OutsideReplyWindow)
    {
        public ILookup<long, Message> ByConversation { get; } = Messages.ToLookup(message => message.ConversationId);

        /// <summary>False while an inbox or contact is being deleted.</summary>
        public bool HasOwners(Conversation conversation) =>
            ContactInboxes.ContainsKey(conversation.ContactInboxId) && Inboxes.ContainsKey(conversation.InboxId);
    }
}
