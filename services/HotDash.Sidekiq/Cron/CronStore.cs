using System.Text.Json;
using System.Text.Json.Nodes;
using HotDash.Sidekiq.ActiveJobs;
using HotDash.Sidekiq.Clients;
using HotDash.Sidekiq.Jobs;
using StackExchange.Redis;

namespace HotDash.Sidekiq.Cron;

/// <summary>The cron entries in sidekiq-cron's tables (2.4.0), which its own web page shows and changes.</summary>
public sealed class CronStore(SidekiqConnection connection, SidekiqClient client, TimeProvider timeProvider)
{
    private const string Schedule = "schedule";

    /// <summary>
    /// Writes the entries of a schedule file and removes those of an earlier one that are no longer in it. What was
    /// added by hand stays, and so does whether an entry is disabled.
    /// </summary>
    /// <exception cref="ArgumentException">An entry's times cannot be read.</exception>
    public async Task LoadAsync(IReadOnlyList<CronEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        cancellationToken.ThrowIfCancellationRequested();

        foreach (var entry in entries)
        {
            if (!CronTimes.TryParse(entry.Cron, out _))
            {
                throw new ArgumentException($"Cron entry '{entry.Name}' has the times '{entry.Cron}', which are not five or six cron fields.", nameof(entries));
            }
        }

        var database = await connection.GetDatabaseAsync();
        var names = entries.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);

        foreach (var known in await database.SetMembersAsync(CronKeys.Jobs))
        {
            var name = NameOf(known.ToString());

            if (!names.Contains(name) && await database.HashGetAsync(CronKeys.Job(name), "source") == Schedule)
            {
                await database.KeyDeleteAsync([CronKeys.Job(name), CronKeys.Enqueued(name), CronKeys.History(name)]);
                await database.SetRemoveAsync(CronKeys.Jobs, known);
            }
        }

        foreach (var entry in entries)
        {
            await database.HashSetAsync(CronKeys.Job(entry.Name), Fields(entry));
            await database.HashSetAsync(CronKeys.Job(entry.Name), "status", "enabled", When.NotExists);
            await database.SetAddAsync(CronKeys.Jobs, CronKeys.Job(entry.Name).ToString());
        }
    }

    public async Task<IReadOnlyList<CronState>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var database = await connection.GetDatabaseAsync();
        var states = new List<CronState>();

        foreach (var known in await database.SetMembersAsync(CronKeys.Jobs))
        {
            var name = NameOf(known.ToString());
            var fields = (await database.HashGetAllAsync(CronKeys.Job(name))).ToStringDictionary();

            if (fields.Count > 0)
            {
                states.Add(Read(name, fields));
            }
        }

        return [.. states.OrderBy(state => state.Entry.Name, StringComparer.Ordinal)];
    }

    /// <summary>Enqueues the entry's job now, whatever its times and state. False: there is no such entry.</summary>
    public async Task<bool> EnqueueNowAsync(string name, CancellationToken cancellationToken)
    {
        var state = (await ListAsync(cancellationToken)).FirstOrDefault(state => state.Entry.Name == name);

        if (state is null)
        {
            return false;
        }

        await client.PushAsync(JobOf(state.Entry), cancellationToken);

        return true;
    }

    /// <summary>False: there is no such entry.</summary>
    public async Task<bool> SetEnabledAsync(string name, bool enabled, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var database = await connection.GetDatabaseAsync();

        if (!await database.KeyExistsAsync(CronKeys.Job(name)))
        {
            return false;
        }

        await database.HashSetAsync(CronKeys.Job(name), "status", enabled ? "enabled" : "disabled");

        return true;
    }

    internal Job JobOf(CronEntry entry) => entry.IsActiveJob
        ? ActiveJobWrapper.Wrap(new ActiveJob { JobClass = entry.Class, Queue = entry.Queue }, timeProvider.GetUtcNow())
        : new Job { Class = entry.Class, Queue = entry.Queue };

    private static HashEntry[] Fields(CronEntry entry) =>
    [
        new("name", entry.Name),
        new("namespace", "default"),
        new("klass", entry.Class),
        new("cron", entry.Cron),
        new("description", entry.Description),
        new("source", Schedule),
        new("args", "[]"),
        new("date_as_argument", "0"),
        new("message", new JsonObject { ["retry"] = true, ["queue"] = entry.Queue, ["class"] = entry.Class, ["args"] = new JsonArray() }.ToJsonString()),
        new("active_job", entry.IsActiveJob ? "1" : "0"),
        new("queue_name_prefix", ""),
        new("queue_name_delimiter", ""),
        new("retry", "true"),
        new("symbolize_args", "0"),
    ];

    private CronState Read(string name, Dictionary<string, string> fields)
    {
        var cron = fields.GetValueOrDefault("cron", "");
        var enabled = fields.GetValueOrDefault("status", "enabled") == "enabled";
        var entry = new CronEntry(name, cron, fields.GetValueOrDefault("klass", ""), QueueOf(fields.GetValueOrDefault("message")))
        {
            IsActiveJob = fields.GetValueOrDefault("active_job") is "1" or "true",
            Description = fields.GetValueOrDefault("description", ""),
        };

        return new CronState(
            entry,
            enabled,
            CronTimes.Read(fields.GetValueOrDefault("last_enqueue_time")),
            enabled ? CronTimes.Next(cron, timeProvider.GetUtcNow()) : null);
    }

    private static string QueueOf(string? message)
    {
        try
        {
            return message is null ? "default" : JsonNode.Parse(message)?["queue"]?.ToString() ?? "default";
        }
        catch (JsonException)
        {
            return "default";
        }
    }

    private static string NameOf(string key) => key.StartsWith("cron_job:default:", StringComparison.Ordinal) ? key["cron_job:default:".Length..] : key;
}
