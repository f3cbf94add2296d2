namespace HotDash.Embedded.Host.Postgres;

internal sealed record PostgresSettings(int Port, string User, string Password, bool Ephemeral, IReadOnlyList<PostgresDatabaseSettings> Databases)
{
    public static PostgresSettings Read(EnvironmentSettings settings) => new(
        settings.Port(SettingNames.Port),
        settings.Find(SettingNames.User) ?? "postgres",
        settings.Require(SettingNames.Password),
        settings.Flag(SettingNames.Ephemeral),
        PostgresDatabaseSettings.ReadAll(settings));
}
