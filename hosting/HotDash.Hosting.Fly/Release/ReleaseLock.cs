namespace HotDash.Hosting.Fly.Release;

/// <summary>
/// One deploy or rollback at a time on one ledger. The lock is the operating system's on an open file: a killed process leaves none behind.
/// Across machines the workflows' concurrency group does the same.
/// </summary>
internal sealed class ReleaseLock : IDisposable
{
    private readonly FileStream _file;

    private ReleaseLock(FileStream file) => _file = file;

    /// <summary>Null when another process holds it.</summary>
    public static ReleaseLock? TryTake(string folder)
    {
        Directory.CreateDirectory(folder);

        try
        {
            return new ReleaseLock(new FileStream(Path.Combine(folder, "releases.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
