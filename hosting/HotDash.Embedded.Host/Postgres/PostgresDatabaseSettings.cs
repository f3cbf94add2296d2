using System.Globalization;

namespace HotDash.Embedded.Host.Postgres;

/// <summary>A database and the role that owns it.</summary>
internal sealed record PostgresDatabaseSettings(string Name, string User, string Password)
{
    public static IReadOnlyList<PostgresDatabaseSettings> ReadAll(EnvironmentSettings settings)
    {
        var databases = new List<PostgresDatabaseSettings>();

        for (var index = 0; ; index++)
        {
            var prefix = SettingNames.DatabasePrefix + index.ToString(CultureInfo.InvariantCulture) + "__";
            if (settings.Find(prefix + "NAME") is not { } name)
            {
                return databases;
            }

            databases.Add(new PostgresDatabaseSettings(name, settings.Require(prefix + "USER"), settings.Require(prefix + "PASSWORD")));
        }
    }
}
