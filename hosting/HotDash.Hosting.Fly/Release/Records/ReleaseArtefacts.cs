using System.Globalization;
using System.Security.Cryptography;

namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>What lies beside the ledger: whole outputs for 90 days, and the fly.toml of every release under its hash.</summary>
internal sealed class ReleaseArtefacts(string folder, TimeProvider timeProvider)
{
    private static readonly TimeSpan s_keepLogsFor = TimeSpan.FromDays(90);

    /// <summary>The path below the folder.</summary>
    public string KeepLog(string release, string name, ProcessResult result)
    {
        var path = Path.Combine("logs", string.Create(CultureInfo.InvariantCulture, $"{release}-{timeProvider.GetUtcNow():HHmmssfff}-{name}.log"));
        Directory.CreateDirectory(Path.Combine(folder, "logs"));
        File.WriteAllText(Path.Combine(folder, path), result.Output + result.Error);

        return path;
    }

    /// <summary>The hash under which the file can be found again.</summary>
    public string KeepConfig(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Directory.CreateDirectory(Path.Combine(folder, "configs"));
        File.WriteAllBytes(ConfigPath(hash), bytes);

        return hash;
    }

    /// <summary>Null when it is not there any more, or is not what was kept.</summary>
    public string? FindConfig(string? hash) =>
        hash is not null && File.Exists(ConfigPath(hash)) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(ConfigPath(hash)))) == hash ? ConfigPath(hash) : null;

    /// <summary>Deletes logs that are past their time. The ledger itself is never shortened.</summary>
    public void Prune()
    {
        var logs = new DirectoryInfo(Path.Combine(folder, "logs"));
        var oldest = timeProvider.GetUtcNow() - s_keepLogsFor;

        foreach (var log in logs.Exists ? logs.EnumerateFiles("*.log") : [])
        {
            if (log.LastWriteTimeUtc < oldest)
            {
                log.Delete();
            }
        }
    }

    private string ConfigPath(string hash) => Path.Combine(folder, "configs", $"{hash}.toml");
}
