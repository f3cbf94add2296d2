using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Jobs;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;
using StackExchange.Redis;

namespace HotDash.Chatwoot.Core.Email;

/// <summary>
/// Visitors of a website who left an address get by mail what was answered (app/services/messages/send_email_notification_service.rb).
/// One mail per conversation tells all replies of two minutes: the key <c>alfred:CONVERSATION::7</c> stands while its job waits.
/// </summary>
public sealed class EmailContinuity(Database database, IConnectionMultiplexer redis, SidekiqClient sidekiq, TimeProvider clock)
{
    private const string Eligible = """
        select m.conversation_id from messages m
        join conversations c on c.id = m.conversation_id
        join contacts k on k.id = c.contact_id and k.email <> ''
        join inboxes i on i.id = m.inbox_id and i.channel_type = 'Channel::WebWidget'
        join channel_web_widgets w on w.id = i.channel_id and w.continuity_via_email
        where m.id = @messageId and not m.private and (m.message_type = 1 or (m.message_type = 3 and m.content_type in (0, 9)))
        """;

    private static readonly TimeSpan s_delay = TimeSpan.FromMinutes(2);

    /// <summary>Ends the wait of a job that was lost; longer than a slow queue takes.</summary>
    private static readonly TimeSpan s_forgotten = TimeSpan.FromHours(1);

    public static RedisKey Key(long conversationId) => $"alfred:CONVERSATION::{conversationId}";

    /// <returns>False when the message is not one to be told by mail.</returns>
    public async Task<bool> NotifyAsync(long messageId, CancellationToken cancellationToken)
    {
        if (await database.FindAsync<long?>(Eligible, new { messageId }, cancellationToken) is not { } conversationId)
        {
            return false;
        }

        if (await redis.GetDatabase().StringSetAsync(Key(conversationId), messageId, s_forgotten, When.NotExists))
        {
            var job = new ActiveJob
            {
                JobClass = JobClasses.ConversationReplyEmail, Queue = Queues.Mailers, Arguments = new JsonArray(conversationId, messageId), At = clock.GetUtcNow() + s_delay,
            };
            await sidekiq.PushAsync(job, cancellationToken);
        }

        return true;
    }
}
