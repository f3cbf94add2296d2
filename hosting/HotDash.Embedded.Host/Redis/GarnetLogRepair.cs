using System.Globalization;

namespace HotDash.Embedded.Host.Redis;

/// <summary>
/// A log of Garnet 2.2.8 that ends right after the first words of a commit record reads as "recover up to address 0", so
/// the store starts empty without a word. Cutting that torn record off lets the log recover to the commit before it.
/// The bytes of the torn start: <c>D8 FF FF FF 01 00 00 00</c>, then zeros or the end of the file.
/// </summary>
internal static class GarnetLogRepair
{
    private static ReadOnlySpan<byte> CommitStart => [0xD8, 0xFF, 0xFF, 0xFF, 0x01, 0x00, 0x00, 0x00];

    public static void Apply(string logFolder)
    {
        if (!Directory.Exists(logFolder))
        {
            return;
        }

        // The segments after the one in use are there already, empty.
        foreach (var newest in Directory.EnumerateFiles(logFolder, "aof.log.*", SearchOption.AllDirectories)
            .Where(file => new FileInfo(file).Length > 0)
            .GroupBy(file => Path.GetDirectoryName(file))
            .Select(segments => segments.MaxBy(SegmentNumber)))
        {
            if (newest is not null && TornAt(newest) is { } position)
            {
                using var file = new FileStream(newest, FileMode.Open, FileAccess.Write);
                file.SetLength(position);
                Console.Out.WriteLine($"repaired: '{newest}' ended inside a commit record and was cut at byte {position}; every acknowledged write before it is kept");
            }
        }
    }

    private static int SegmentNumber(string file) =>
        int.TryParse(Path.GetExtension(file).AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static long? TornAt(string file)
    {
        var log = File.ReadAllBytes(file).AsSpan();
        var start = log.LastIndexOf(CommitStart);

        return start >= 0 && log[(start + CommitStart.Length)..].ContainsAnyExcept((byte)0) is false ? start : null;
    }
}
