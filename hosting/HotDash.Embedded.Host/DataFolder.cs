using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HotDash.Embedded.Host;

/// <summary>
/// The folder of one server, held by one host at a time. Layout: <c>host.lock</c>, <c>engine</c>, <c>source</c> (the
/// setting it belongs to) and <c>data/</c>, which alone belongs to the server's account. Started by root it lies under
/// /var/lib/hotdash, because clones often lie in homes that the unprivileged account may not enter.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const int StandardPatience = 10;
    private const string RootBase = "/var/lib/hotdash";

    private readonly FileStream _lock;

    private DataFolder(string path, string configured, Account? account, FileStream held)
    {
        Path = path;
        Configured = configured;
        Account = account;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>The folder as the user named it, for messages.</summary>
    public string Configured { get; }

    public Account? Account { get; }

    public string Data => System.IO.Path.Combine(Path, "data");

    public static string Locate(string configured, Account? account) =>
        account is null
            ? System.IO.Path.GetFullPath(configured)
            : System.IO.Path.Combine(RootBase, Fingerprint(System.IO.Path.GetFullPath(configured)));

    public static DataFolder Open(EnvironmentSettings settings)
    {
        var configured = System.IO.Path.GetFullPath(settings.Require(SettingNames.Data));
        var account = Account.ForServer(settings);
        var path = Locate(configured, account);

        Directory.CreateDirectory(path, account is null ? OwnerOnly : Passable);
        var held = Hold(path, configured, settings.Seconds(SettingNames.Patience, StandardPatience));
        File.WriteAllText(System.IO.Path.Combine(path, "source"), configured + "\n");

        var folder = new DataFolder(path, configured, account, held);
        folder.PrepareData();

        if (settings.Flag(SettingNames.Ephemeral))
        {
            folder.WriteRecord(AbandonedFolders.Marker, "");
            AbandonedFolders.DeleteBeside(folder.Path);
        }

        return folder;
    }

    /// <returns>Null when another process holds the folder.</returns>
    public static DataFolder? TryTake(string path)
    {
        try
        {
            return new DataFolder(path, path, account: null, Hold(path, path, TimeSpan.Zero));
        }
        catch (Exception exception) when (exception is EmbeddedHostException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void PrepareData()
    {
        var existed = Directory.Exists(Data);
        Directory.CreateDirectory(Data, OwnerOnly);

        if (!existed)
        {
            Account?.Own(Data);
        }
    }

    public string? ReadRecord(string name)
    {
        var file = System.IO.Path.Combine(Path, name);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }

    public void WriteRecord(string name, string value) => File.WriteAllText(System.IO.Path.Combine(Path, name), value + "\n");

    public void Delete() => Directory.Delete(Path, recursive: true);

    public void Dispose() => _lock.Dispose();

    /// <summary>
    /// The kernel drops the lock with the process that holds it, also after kill -9. A host whose stack was killed needs a
    /// few seconds to notice and to stop its server; the next one waits for it.
    /// </summary>
    private static FileStream Hold(string path, string configured, TimeSpan patience)
    {
        var file = System.IO.Path.Combine(path, "host.lock");

        for (var clock = Stopwatch.StartNew(); ; Thread.Sleep(50))
        {
            try
            {
                var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                held.SetLength(0);
                held.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
                held.Flush();
                return held;
            }
            catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException) && StorageFaults.Explain(exception) is null)
            {
                if (clock.Elapsed >= patience)
                {
                    throw new EmbeddedHostException(
                        $"The data folder '{configured}' is in use by another host process (lock file '{file}'). Stop that one first, or set another {SettingNames.Data}.",
                        ExitCodes.Refused,
                        exception);
                }
            }
        }
    }

    private static string Fingerprint(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..20];
}
