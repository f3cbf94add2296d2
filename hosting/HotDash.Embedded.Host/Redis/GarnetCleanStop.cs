namespace HotDash.Embedded.Host.Redis;

/// <summary>A file that says: the last Garnet in this folder ended in order, its log holds only whole transactions.</summary>
internal static class GarnetCleanStop
{
    private const string FileName = "stopped-in-order";

    /// <returns>Whether the last stop was in order, or nothing ran here before. Until the next <see cref="Note"/> a kill is assumed.</returns>
    public static bool TakeBack(string folder)
    {
        var note = Path.Combine(folder, FileName);
        if (File.Exists(note))
        {
            File.Delete(note);
            return true;
        }

        return !Directory.Exists(Path.Combine(folder, "AOF"));
    }

    public static void Note(string folder) => File.WriteAllText(Path.Combine(folder, FileName), "");
}
