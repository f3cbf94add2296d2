using HotDash.Chatwoot.Core.Contacts;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Data;
using HotDash.Chatwoot.Core.Inboxes;
using HotDash.Chatwoot.Core.Presence;
using HotDash.Chatwoot.Worker.Tests.Support;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Cron;
using HotDash.Sidekiq.Statistics;
using Microsoft.Extensions.DependencyInjection;

namespace HotDash.Chatwoot.Worker.Tests;

public sealed class ScheduledJobTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Schedule_OfTheWorker_IsChatwootsAndEachOfItsJobsRuns()
    {
        await using var stack = await WorkerStack.StartAsync(webhookUrl: null);
        var cron = stack.Services.GetRequiredService<CronStore>();
        IReadOnlyList<CronState> entries = [];
        await Wait.UntilAsync(async () => (entries = await cron.ListAsync(Token)).Count == 10, "the schedule is loaded");

        foreach (var entry in entries)
        {
            await cron.EnqueueNowAsync(entry.Entry.Name, Token);
        }

        // Ten entries, and the four jobs that TriggerScheduledItemsJob starts.
        await Wait.UntilAsync(async () => (long)await stack.Redis.StringGetAsync("stat:processed") >= 14, "all ran");
        var overview = await stack.Services.GetRequiredService<SidekiqStatistics>().ReadAsync(Token);
        Assert.Equal((0, 0, 0), (overview.Failed, overview.Retries, overview.Dead));
    }

    [Fact]
    public async Task Conversations_SnoozedIdleOrUnassigned_ChangeByTheClock()
    {
        await using var stack = await WorkerStack.StartAsync(webhookUrl: null);
        var snoozed = await StartAsync(stack, "snoozed@example.com");
        var idle = await StartAsync(stack, "idle@example.com");
        var waiting = await StartAsync(stack, "waiting@example.com");
        await ExecuteAsync(stack, "update conversations set status = 3, snoozed_until = now() - interval '1 minute' where id = @id", snoozed);
        await ExecuteAsync(
            stack,
            "update conversations set last_activity_at = now() - interval '20 minutes', assignee_id = (select min(id) from users) where id = @id",
            idle);
        await ExecuteAsync(stack, "update accounts set settings = '{\"auto_resolve_after\": 15, \"auto_resolve_message\": \"Closing this.\"}' where @id > 0", idle);
        await ExecuteAsync(
            stack,
            """
            with policy as (insert into assignment_policies (account_id, name) values (1, 'p') returning id)
            insert into inbox_assignment_policies (inbox_id, assignment_policy_id) select c.inbox_id, policy.id from conversations c, policy where c.id = @id
            """,
            waiting);
        var userId = await stack.Database.SingleAsync<long>("select id from users", null, Token);
        await stack.Services.GetRequiredService<PresenceStore>().UserSeenAsync(1, userId);

        await PushAsync(stack, "TriggerScheduledItemsJob");
        await PushAsync(stack, "AutoAssignment::PeriodicAssignmentJob");

        await Wait.UntilAsync(async () => await StatusAsync(stack, snoozed) == ConversationStatus.Open, "the snoozed one is open");
        await Wait.UntilAsync(async () => await StatusAsync(stack, idle) == ConversationStatus.Resolved, "the idle one is resolved");
        await Wait.UntilAsync(
            async () => await stack.Database.SingleAsync<long?>("select assignee_id from conversations where id = @waiting", new { waiting }, Token) == userId,
            "the waiting one has an agent");
        Assert.Equal(
            "Closing this.",
            await stack.Database.FindAsync<string>("select content from messages where conversation_id = @idle and message_type = 3", new { idle }, Token));
    }

    private static async Task<long> StartAsync(WorkerStack stack, string email)
    {
        var inboxId = await stack.Database.SingleAsync<long>("select id from inboxes where channel_type = 'Channel::Api'", null, Token);
        var inbox = await InboxStore.FindAsync(stack.Database, 1, inboxId, Token);
        var (_, contactInbox) = await stack.Services.GetRequiredService<ContactIdentification>().IdentifyAsync(
            inbox, new ContactFields { Name = email, Email = new ContactField(email) }, null, verified: false, Token);
        var conversation = await stack.Services.GetRequiredService<ConversationStarter>().StartAsync(
            inbox, contactInbox, new ConversationDraft(), null, null, Token);

        return conversation.Id;
    }

    private static Task<int> ExecuteAsync(WorkerStack stack, string sql, long id) => stack.Database.ExecuteAsync(sql, new { id }, Token);

    private static Task<string?> PushAsync(WorkerStack stack, string jobClass) =>
        stack.Sidekiq.PushAsync(new ActiveJob { JobClass = jobClass, Queue = "scheduled_jobs" }, Token);

    private static Task<ConversationStatus> StatusAsync(WorkerStack stack, long id) =>
        stack.Database.SingleAsync<ConversationStatus>("select status from conversations where id = @id", new { id }, Token);
}
