using HotDash.Embedded.Host;

namespace HotDash.Embedded.Tests;

/// <summary>A data folder of one test: where it was configured, where root's host really keeps it, and no trace afterwards.</summary>
internal sealed class HostFolder : IDisposable
{
    private readonly DirectoryInfo _base = Directory.CreateTempSubdirectory("hotdash-embedded-");

    public HostFolder()
    {
        Configured = Path.Combine(_base.FullName, "data");
        Real = DataFolder.Locate(Configured, Account.ForServer(new EnvironmentSettings(new Dictionary<string, string>())));
    }

    public string Configured { get; }

    public string Real { get; }

    public string Base => _base.FullName;

    public Dictionary<string, string> Postgres(string password = "admin-Pw1") => new(StringComparer.Ordinal)
    {
        [SettingNames.Data] = Configured,
        [SettingNames.Patience] = "0",
        [SettingNames.Password] = password,
        [SettingNames.DatabasePrefix + "0__NAME"] = "hotdash",
        [SettingNames.DatabasePrefix + "0__USER"] = "hotdash",
        [SettingNames.DatabasePrefix + "0__PASSWORD"] = "hotdash-Pw2",
        [SettingNames.DatabasePrefix + "1__NAME"] = "chatwoot",
        [SettingNames.DatabasePrefix + "1__USER"] = "chatwoot",
        [SettingNames.DatabasePrefix + "1__PASSWORD"] = "chatwoot-Pw3",
    };

    public Dictionary<string, string> Redis(string engine = "auto") => new(StringComparer.Ordinal)
    {
        [SettingNames.Data] = Configured,
        [SettingNames.Patience] = "0",
        [SettingNames.Password] = "redis-Pw4",
        [SettingNames.Engine] = engine,
    };

    public void Dispose()
    {
        _base.Delete(recursive: true);

        if (Directory.Exists(Real))
        {
            Directory.Delete(Real, recursive: true);
        }
    }
}
