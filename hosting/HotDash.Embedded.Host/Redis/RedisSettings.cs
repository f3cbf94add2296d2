namespace HotDash.Embedded.Host.Redis;

internal sealed record RedisSettings(int Port, string Password, bool Ephemeral, RedisEngine? Engine)
{
    public static RedisSettings Read(EnvironmentSettings settings)
    {
        var password = settings.Require(SettingNames.Password);
        if (password.Any(character => char.IsControl(character) || char.IsWhiteSpace(character)))
        {
            throw new EmbeddedHostException($"{SettingNames.Password} holds white space or control characters, which the Redis configuration cannot carry. Choose another password.", ExitCodes.Usage);
        }

        return new RedisSettings(settings.Port(SettingNames.Port), password, settings.Flag(SettingNames.Ephemeral), ReadEngine(settings));
    }

    private static RedisEngine? ReadEngine(EnvironmentSettings settings)
    {
        var text = settings.Find(SettingNames.Engine) ?? "auto";
        return text == "auto" ? null : RedisEngineNames.Parse(text) ?? throw EnvironmentSettings.Invalid(SettingNames.Engine, text, "auto, redis, valkey or garnet");
    }
}
