namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>Writes that are on the disk when they return, and of which a killed process leaves all or nothing.</summary>
internal static class DurableFile
{
    public static void Append(string path, byte[] bytes) => Write(path, FileMode.Append, bytes);

    public static void Replace(string path, string text)
    {
        var temporary = $"{path}.{Environment.ProcessId}";
        Write(temporary, FileMode.Create, System.Text.Encoding.UTF8.GetBytes(text));
        File.Move(temporary, path, overwrite: true);
    }

    private static void Write(string path, FileMode mode, byte[] bytes)
    {
        // Without a buffer one call is one write of the operating system.
        using var stream = new FileStream(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
