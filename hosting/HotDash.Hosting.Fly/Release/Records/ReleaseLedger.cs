using System.Text;
using System.Text.Json;

namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>
/// What was released, as measured: one line of JSON per entry, appended and flushed to disk, each line carrying the hash of the one before.
/// A second file holds the hash of the last line, so that lines cut off at the end are missed too.
/// </summary>
internal sealed class ReleaseLedger(string folder, TimeProvider timeProvider)
{
    private readonly string _path = Path.Combine(folder, "releases.jsonl");
    private readonly string _headPath = Path.Combine(folder, "releases.head");

    public string Folder => folder;

    /// <exception cref="LedgerDamagedException">A line was changed, removed or added by something else.</exception>
    public IReadOnlyList<LedgerEntry> Read()
    {
        // Text after the last line's end was being written when its writer ended.
        var text = File.Exists(_path) ? File.ReadAllText(_path) : "";
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n')[..^1];
        var entries = new List<LedgerEntry>(lines.Length);

        foreach (var line in lines)
        {
            var entry = Parse(line, entries.Count + 1);

            if (entry.Previous != HashOfLast(entries) || entry.Sequence != entries.Count + 1)
            {
                throw new LedgerDamagedException(_path, $"line {entries.Count + 1} does not follow from the lines before it.");
            }

            entries.Add(entry);
        }

        RequireHead(entries);

        return entries;
    }

    /// <param name="entry">Its number, time and chain are set here.</param>
    /// <param name="guard">Throws when the caller may not write any more; nothing comes between it and the write.</param>
    public LedgerEntry Append(LedgerEntry entry, Action? guard = null)
    {
        using var mutex = FolderMutex.Take(folder);
        guard?.Invoke();
        var entries = Read();
        var complete = entry with { Sequence = entries.Count + 1, At = timeProvider.GetUtcNow(), Previous = HashOfLast(entries) };
        var (line, hash) = complete.Seal();

        CutOffTornLine();
        DurableFile.Append(_path, Encoding.UTF8.GetBytes(line + "\n"));
        DurableFile.Replace(_headPath, hash);

        return complete with { Hash = hash };
    }

    private void RequireHead(List<LedgerEntry> entries)
    {
        var head = File.Exists(_headPath) ? File.ReadAllText(_headPath) : "";

        // A process that ended between the two writes leaves a head that is one line behind.
        if (head != HashOfLast(entries) && (entries.Count == 0 || head != entries[^1].Previous))
        {
            throw new LedgerDamagedException(_path, $"its last line is not the one that was written last ({head}).");
        }
    }

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

    private void CutOffTornLine()
    {
        var bytes = File.Exists(_path) ? File.ReadAllBytes(_path) : [];
        var length = Array.LastIndexOf(bytes, (byte)'\n') + 1;

        if (length < bytes.Length)
        {
            using var stream = new FileStream(_path, FileMode.Open, FileAccess.Write);
            stream.SetLength(length);
        }
    }

    private static string HashOfLast(IReadOnlyList<LedgerEntry> entries) => entries.Count == 0 ? "" : entries[^1].Hash;
}
