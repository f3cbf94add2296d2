using System.Text;
using System.Text.Json;

namespace HotDash.Hosting.Fly.Release;

/// <summary>
/// What was released, as measured: one line of JSON per entry, appended and flushed to disk, each line carrying the hash of the one before.
/// A second file holds the hash of the last line, so that lines cut off at the end are missed too.
/// </summary>
internal sealed class ReleaseLedger(string folder, TimeProvider timeProvider)
{
    private readonly string _path = Path.Combine(folder, "releases.jsonl");
    private readonly string _headPath = Path.Combine(folder, "releases.head");

    /// <exception cref="LedgerDamagedException">A line was changed, removed or added by something else.</exception>
    public IReadOnlyList<LedgerEntry> Read()
    {
        var entries = new List<LedgerEntry>();
        var previous = "";

        foreach (var (line, number) in (File.Exists(_path) ? File.ReadAllLines(_path) : []).Select((line, index) => (line, index + 1)))
        {
            var entry = Parse(line, number);

            if (entry.Previous != previous || entry.Hash != entry.ComputeHash() || entry.Sequence != number)
            {
                throw new LedgerDamagedException(_path, $"line {number} does not follow from the lines before it.");
            }

            entries.Add(entry);
            previous = entry.Hash;
        }

        // A process that ended between the two writes leaves a head that is one line behind.
        var head = File.Exists(_headPath) ? File.ReadAllText(_headPath) : "";

        if (head != previous && (entries.Count == 0 || head != entries[^1].Previous))
        {
            throw new LedgerDamagedException(_path, $"its last line is not the one that was written last ({head}).");
        }

        return entries;
    }

    public LedgerEntry Append(LedgerEntry entry)
    {
        Directory.CreateDirectory(folder);
        var entries = Read();
        var complete = (entry with
        {
            Sequence = entries.Count + 1,
            At = timeProvider.GetUtcNow(),
            Previous = entries.Count == 0 ? "" : entries[^1].Hash,
        }).Sealed();

        Write(_path, FileMode.Append, complete.ToLine() + "\n");
        Write(_headPath, FileMode.Create, complete.Hash);

        return complete;
    }

    /// <summary>The newest image of an app that was seen to run well, other than one.</summary>
    public LedgerEntry? LastGood(string app, string otherThanDigest) => Read()
        .LastOrDefault(entry => entry.App == app && LedgerStates.IsGood(entry.State) && ReleaseTarget.DigestOf(entry.Image) != otherThanDigest);

    private LedgerEntry Parse(string line, int number)
    {
        try
        {
            return LedgerEntry.Parse(line);
        }
        catch (JsonException exception)
        {
            throw new LedgerDamagedException(_path, $"line {number} is no entry: {exception.Message}");
        }
    }

    private static void Write(string path, FileMode mode, string text)
    {
        using var stream = new FileStream(path, mode, FileAccess.Write, FileShare.Read);
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }
}
