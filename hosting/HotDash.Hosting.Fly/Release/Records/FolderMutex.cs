namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>Serialises the short writes to one ledger's folder. The operating system's lock on an open file: a killed process leaves none behind.</summary>
internal sealed class FolderMutex : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly FileStream _file;

    private FolderMutex(FileStream file) => _file = file;

    /// <exception cref="IOException">Another process holds it for longer than any write takes.</exception>
    public static FolderMutex Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var started = TimeProvider.System.GetTimestamp();

        while (true)
        {
            try
            {
                return new FolderMutex(new FileStream(Path.Combine(folder, "releases.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(started) < s_patience)
            {
                Thread.Sleep(5);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
