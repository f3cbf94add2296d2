namespace HotDash.Embedded.Host.Redis;

/// <summary>
/// Which engine serves a data folder: the one recorded there, else the one asked for, else what the machine has. The
/// record is kept until reset, because one engine cannot read another's log and the data would seem lost.
/// </summary>
internal sealed class RedisChoice(DataFolder folder, string? path)
{
    private const string Record = "engine";

    /// <returns>Null means Garnet, which needs no installation.</returns>
    public async Task<RedisInstallation?> DecideAsync(RedisEngine? wanted, CancellationToken cancellationToken)
    {
        var recorded = ReadRecord();
        if (recorded is not null && wanted is not null && recorded != wanted)
        {
            throw new EmbeddedHostException(
                $"The data in '{folder.Configured}' belong to {recorded.Value.Name()}, but {SettingNames.Engine} asks for {wanted.Value.Name()}. "
                + $"Set it to {recorded.Value.Name()}, or run reset-data to begin anew with {wanted.Value.Name()}.",
                ExitCodes.Refused);
        }

        var installation = await FindAsync(recorded ?? wanted, recorded is not null, cancellationToken);
        folder.WriteRecord(Record, (installation?.Engine ?? RedisEngine.Garnet).Name());
        return installation;
    }

    private RedisEngine? ReadRecord() => folder.ReadRecord(Record) switch
    {
        null => null,
        var name => RedisEngineNames.Parse(name)
            ?? throw new EmbeddedHostException($"'{folder.Path}/{Record}' names the unknown engine '{name}'. Run reset-data, or write redis, valkey or garnet into it.", ExitCodes.Refused),
    };

    private async Task<RedisInstallation?> FindAsync(RedisEngine? fixedEngine, bool isRecorded, CancellationToken cancellationToken)
    {
        if (fixedEngine == RedisEngine.Garnet)
        {
            return null;
        }

        RedisEngine[] candidates = fixedEngine is { } engine ? [engine] : [RedisEngine.Redis, RedisEngine.Valkey];
        foreach (var candidate in candidates)
        {
            var installation = await RedisInstallation.FindAsync(candidate, path, cancellationToken);
            if (installation is { IsUsable: true })
            {
                return installation;
            }

            if (installation is not null)
            {
                Console.Out.WriteLine($"'{installation.Executable}' is version {installation.Version}, older than {RedisInstallation.LeastMajor}, and is not used");
            }
        }

        return fixedEngine is null ? null : throw Missing(fixedEngine.Value, isRecorded);
    }

    private EmbeddedHostException Missing(RedisEngine engine, bool isRecorded) => new(
        isRecorded
            ? $"The data in '{folder.Configured}' belong to {engine.Name()}, and no {engine.Name()}-server {RedisInstallation.LeastMajor} or newer is on PATH. Install it, or run reset-data to begin anew with what the machine has."
            : $"{SettingNames.Engine} is {engine.Name()}, and no {engine.Name()}-server {RedisInstallation.LeastMajor} or newer is on PATH. Install it, or unset {SettingNames.Engine}.",
        ExitCodes.Usage);
}
