using System.Text.Json;

namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>
/// One deploy or rollback at a time on one ledger: an owner, renewed while it lives, with an expiry. On the same host the next one takes over at once
/// from a process that is gone, and ends one that lives but let its time pass; from another host it takes over only what has expired.
/// Across GitHub's runners the workflows' concurrency group does the same.
/// </summary>
internal sealed class ReleaseLease : IDisposable
{
    private readonly string _folder;
    private readonly TimeSpan _time;
    private readonly TimeProvider _timeProvider;
    private readonly int _fence;
    private readonly ITimer _renewal;

    private ReleaseLease(string folder, int fence, TimeSpan time, TimeProvider timeProvider)
    {
        (_folder, _fence, _time, _timeProvider) = (folder, fence, time, timeProvider);
        _renewal = timeProvider.CreateTimer(_ => TryRenew(), null, time / 4, time / 4);
    }

    /// <summary>What was found when the lock was taken, for the ledger. Null: nothing was under way.</summary>
    public string? TakenOver { get; private init; }

    /// <summary>Null when another owner holds it: that one is told.</summary>
    public static ReleaseLease? TryTake(string folder, string owner, TimeSpan time, TimeProvider timeProvider, out LeaseRecord? held)
    {
        using var mutex = FolderMutex.Take(folder);
        held = Read(folder);

        if (held is { IsReleased: false } && IsHeld(held, timeProvider.GetUtcNow()))
        {
            return null;
        }

        var taken = held is { IsReleased: false } left ? TakeOver(folder, left) : null;
        var record = new LeaseRecord
        {
            Fence = (held?.Fence ?? 0) + 1, Owner = owner, Host = Environment.MachineName, Process = ProcessIdentity.Current, Expires = timeProvider.GetUtcNow() + time,
        };
        Write(folder, record);

        return new ReleaseLease(folder, record.Fence, time, timeProvider) { TakenOver = taken };
    }

    public static LeaseRecord? Read(string folder)
    {
        var path = PathIn(folder);

        return File.Exists(path) ? JsonSerializer.Deserialize<LeaseRecord>(File.ReadAllText(path), JsonSerializerOptions.Web) : null;
    }

    public static bool IsHeld(LeaseRecord record, DateTimeOffset now) =>
        record.Expires > now && (record.Host != Environment.MachineName || record.Process.IsAlive);

    /// <exception cref="LeaseLostException">Another owner holds it.</exception>
    public void Require()
    {
        if (Read(_folder) is { } record && record.Fence != _fence)
        {
            throw new LeaseLostException(record.Owner);
        }
    }

    public void Dispose()
    {
        _renewal.Dispose();

        try
        {
            Change(record => record with { IsReleased = true });
        }
        catch (LeaseLostException)
        {
            // Not ours any more: nothing to give back.
        }
    }

    private static string TakeOver(string folder, LeaseRecord left)
    {
        var text = $"taken over from {left.Owner} (process {left.Process.Id} on {left.Host}, valid until {left.Expires:u})";

        if (left.Host != Environment.MachineName)
        {
            return text;
        }

        var wasAlive = left.Process != ProcessIdentity.Current && left.Process.IsAlive;

        if (wasAlive)
        {
            left.Process.End();
        }

        var orphans = OwnedPrograms.End(folder);

        return $"{text}{(wasAlive ? ", which still ran and was ended" : "")}{(orphans > 0 ? $"; {orphans} flyctl it had started was ended" : "")}";
    }

    private void TryRenew()
    {
        try
        {
            Change(record => record with { Expires = _timeProvider.GetUtcNow() + _time });
        }
        catch (Exception exception) when (exception is LeaseLostException or IOException)
        {
            // The next write to the ledger meets the same and tells it.
        }
    }

    private void Change(Func<LeaseRecord, LeaseRecord> change)
    {
        using var mutex = FolderMutex.Take(_folder);
        Require();

        if (Read(_folder) is { } record)
        {
            Write(_folder, change(record));
        }
    }

    private static void Write(string folder, LeaseRecord record) => DurableFile.Replace(PathIn(folder), JsonSerializer.Serialize(record, JsonSerializerOptions.Web));

    private static string PathIn(string folder) => Path.Combine(folder, "releases.lease");
}
