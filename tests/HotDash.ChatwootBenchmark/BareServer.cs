using HotDash.Chatwoot.Access;
using HotDash.Chatwoot.Core.Conversations;
using HotDash.Chatwoot.Core.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HotDash.ChatwootBenchmark;

/// <summary>Handlers that run the service's own SQL through Npgsql, read every value and answer with the count: what is left without our code.</summary>
internal static class BareServer
{
    private const string Find = "select * from conversations where account_id = @accountId and display_id = @displayId";
    private const string Inbox = "select * from inboxes where account_id = @accountId and id = @id";

    private static readonly ConversationFilter s_filter = new() { AccountId = 1, ViewerId = 1 };

    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var source = NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("chatwoot") ?? "");
        await using var app = builder.Build();
        app.MapGet("/health", () => "ok");
        app.MapGet("/api/v1/accounts/1/conversations", () => ListAsync(source));
        app.MapGet("/api/v1/accounts/1/conversations/{id:long}/messages", (long id) => MessagesAsync(source, id));
        app.MapPost("/api/v1/accounts/1/conversations/{id:long}/messages", (long id) => CreateAsync(source, id));
        await app.RunAsync();
    }

    private static async Task<string> ListAsync(NpgsqlDataSource source)
    {
        await AdmitAsync(source);
        var values = await source.ReadAsync(ConversationFinder.CountSql(s_filter), ("AccountId", 1L), ("ViewerId", 1L), ("Status", 0));
        var page = await source.RowsAsync(ConversationFinder.PageSql(s_filter), ("AccountId", 1L), ("Status", 0), ("limit", 25), ("offset", 0L));
        long[] Ids(string name) => [.. page.Select(row => row[name] is long id ? id : 0)];
        var messages = await source.RowsAsync(
            ConversationReader.Related, ("contactInboxIds", Ids("contact_inbox_id")), ("accountId", 1L), ("inboxIds", Ids("inbox_id")), ("viewerId", 1L), ("teamIds", Ids("team_id")),
            ("ids", Ids("id")), ("now", TimeProvider.System.GetUtcNow().UtcDateTime));
        await source.ReadAsync(SenderDirectory.Query, ("accountId", 1L), ("userIds", Ids("assignee_id")), ("contactIds", Ids("contact_id")), ("botIds", Array.Empty<long>()));
        await source.ReadAsync(ConversationReader.Files, ("messageIds", messages.Select(row => row["id"] is long id ? id : 0).ToArray()));

        return $"{values}";
    }

    private static async Task<string> MessagesAsync(NpgsqlDataSource source, long displayId)
    {
        await AdmitAsync(source);
        var conversation = (await source.RowsAsync(Find, ("accountId", 1L), ("displayId", displayId)))[0];
        var messages = await source.RowsAsync("select * from messages where conversation_id = @Id order by id desc limit 20", ("Id", conversation["id"]));
        (string, object)[] people =
        [
            ("accountId", 1L), ("userIds", new[] { 1L }), ("contactIds", new[] { (long)conversation["contact_id"] }), ("botIds", Array.Empty<long>()),
            ("messageIds", messages.Select(row => (long)row["id"]).ToArray()),
        ];
        await source.ReadAsync(SenderDirectory.Query + ConversationReader.Files, people);

        return $"{messages.Count}";
    }

    private static async Task<string> CreateAsync(NpgsqlDataSource source, long displayId)
    {
        await AdmitAsync(source);
        var row = (await source.RowsAsync(Find, ("accountId", 1L), ("displayId", displayId)))[0];
        await source.ReadAsync(Inbox, ("accountId", 1L), ("id", row["inbox_id"]));
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await connection.ReadAsync("select * from conversations where account_id = @accountId and id = @id for update", ("accountId", 1L), ("id", row["id"]));
        await connection.ReadAsync(MessageWriter.Flood, ("Id", row["id"]), ("offset", 199));
        await connection.ReadAsync(
            MessageWriter.Insert, ("content", "Your parcel left our warehouse this morning."), ("accountId", 1L), ("inboxId", row["inbox_id"]), ("conversationId", row["id"]),
            ("messageType", 1), ("contentType", 0), ("isPrivate", false), ("contentAttributes", "{}"), ("additionalAttributes", "{}"), ("sourceId", DBNull.Value),
            ("senderType", "User"), ("senderId", 1L), ("createdAt", now), ("now", now));
        await connection.ReadAsync(MessageEffects.Surroundings, ("ContactId", row["contact_id"]), ("InboxId", row["inbox_id"]));
        await connection.ReadAsync(ConversationStore.Update, Updated(row, now));
        await transaction.CommitAsync();

        return "1";
    }

    private static (string, object)[] Updated(Dictionary<string, object> row, DateTime now) =>
    [
        ("Status", row["status"]), ("AssigneeId", row["assignee_id"]), ("AssigneeAgentBotId", row["assignee_agent_bot_id"]), ("TeamId", row["team_id"]), ("Priority", row["priority"]),
        ("SnoozedUntil", row["snoozed_until"]), ("AdditionalAttributes", row["additional_attributes"]), ("CustomAttributes", row["custom_attributes"]),
        ("CachedLabelList", row["cached_label_list"]), ("WaitingSince", DBNull.Value), ("FirstReplyCreatedAt", now), ("ContactLastSeenAt", row["contact_last_seen_at"]),
        ("AgentLastSeenAt", row["agent_last_seen_at"]), ("AssigneeLastSeenAt", row["assignee_last_seen_at"]), ("LastActivityAt", now), ("ContactId", row["contact_id"]),
        ("UpdatedAt", now), ("Id", row["id"]), ("AccountId", 1L),
    ];

    private static Task<int> AdmitAsync(NpgsqlDataSource source) =>
        source.ReadAsync(AccessMiddleware.Membership, ("accountId", 1L), ("token", BenchmarkRequest.Token), ("sessionUserId", 0L));
}
