using System.Text.Json;
using Dapper;
using HotDash.Dashboard.Features.Watching.Alerts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HotDash.Dashboard.Features.Watching.Notices;

/// <summary>Notices wait in the database until their sink took them.</summary>
internal sealed class NoticeStore(NpgsqlDataSource dataSource, IEnumerable<INoticeSink> sinks, IOptions<WatchOptions> options)
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(10);

    /// <summary>Within the caller's transaction. A notice that exists is left alone; the end of an alert is told only where its beginning was.</summary>
    public async Task AddAsync(NpgsqlConnection connection, Alert alert, AlertRule rule, NoticeKind kind, DateTime now, CancellationToken cancellationToken)
    {
        var payload = NoticeText.Of(alert, rule, kind, options.Value.PublicAddress);

        foreach (var sink in sinks.Where(sink => sink.IsConfigured))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into alert_notices (alert_id, kind, level, sink, payload, created_at, due_at)
                select @id, @kind, @level, @sink, @payload::jsonb, @now, @now
                where @kind <> 'cleared' or exists (select 1 from alert_notices where alert_id = @id and kind = 'fired' and sink = @sink)
                on conflict (alert_id, kind, level, sink) do nothing
                """,
                new { id = alert.Id, kind = payload.Kind, level = payload.Level, sink = sink.Name, payload = JsonSerializer.Serialize(payload, JsonSerializerOptions.Web), now },
                cancellationToken: cancellationToken));
        }
    }

    /// <returns>The names of the sinks that will be tried.</returns>
    public async Task<IReadOnlyList<string>> AddTestAsync(string by, DateTime now, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var payload = JsonSerializer.Serialize(NoticeText.Test(by, now), JsonSerializerOptions.Web);
        var names = sinks.Where(sink => sink.IsConfigured).Select(sink => sink.Name).ToList();
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into alert_notices (kind, level, sink, payload, created_at, due_at) select 'test', 'warning', sink, @payload::jsonb, @now, @now from unnest(@names) as sink",
            new { payload, now, names = names.ToArray() },
            cancellationToken: cancellationToken));

        return names;
    }

    /// <summary>Takes one that is due, for a minute: a process that dies over it leaves it to the next.</summary>
    public async Task<PendingNotice?> TakeAsync(DateTime now, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return await connection.QuerySingleOrDefaultAsync<PendingNotice>(new CommandDefinition(
            """
            update alert_notices set due_at = @until, attempts = attempts + 1
            where id = (select id from alert_notices where sent_at is null and due_at <= @now order by due_at limit 1 for update skip locked)
            returning id, sink, attempts, payload::text as payload
            """,
            new { now, until = now + s_lease },
            cancellationToken: cancellationToken));
    }

    public Task MarkSentAsync(long id, DateTime now, CancellationToken cancellationToken) =>
        ExecuteAsync("update alert_notices set sent_at = @now, error = null where id = @id", new { id, now }, cancellationToken);

    /// <summary>Waits 5 s, 10 s, 20 s and so on, ten minutes at most.</summary>
    public Task MarkFailedAsync(PendingNotice notice, string error, DateTime now, CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(Math.Min(s_longestWait.TotalSeconds, 5 * Math.Pow(2, Math.Min(notice.Attempts - 1, 10))));

        return ExecuteAsync("update alert_notices set due_at = @due, error = @error where id = @Id", new { notice.Id, error, due = now + wait }, cancellationToken);
    }

    public async Task<IReadOnlyList<NoticeRecord>> ReadLatestAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);

        return [.. await connection.QueryAsync<NoticeRecord>(new CommandDefinition(
            "select id, sink, payload->>'title' as title, created_at, attempts, sent_at, error from alert_notices order by id desc limit @limit",
            new { limit },
            cancellationToken: cancellationToken))];
    }

    private async Task ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
    }
}
