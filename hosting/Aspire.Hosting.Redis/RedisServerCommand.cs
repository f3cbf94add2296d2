using System.Globalization;

namespace Aspire.Hosting.Redis;

/// <summary>
/// Starts the server through a shell that puts the password from the environment into a configuration file: an argument would
/// show it in every list of processes.
/// </summary>
internal static class RedisServerCommand
{
    private const string PasswordVariable = "REDIS_PASSWORD";

    private const string WriteConfiguration =
        "umask 077 && printf '%s' \"$REDIS_PASSWORD\" | sed 's/[\\\\\"]/\\\\&/g; s/^/requirepass \"/; s/$/\"/' > /tmp/redis.conf && unset REDIS_PASSWORD && exec redis-server /tmp/redis.conf";

    private const string WithoutPassword = "exec redis-server --protected-mode no";

    public static void AddEnvironment(RedisResource redis, EnvironmentCallbackContext context)
    {
        if (redis.PasswordParameter is { } password)
        {
            context.EnvironmentVariables[PasswordVariable] = password;
        }
    }

    public static void AddArguments(RedisResource redis, CommandLineArgsCallbackContext context)
    {
        var command = redis.PasswordParameter is null ? WithoutPassword : WriteConfiguration;

        if (redis.TryGetLastAnnotation<RedisPersistenceAnnotation>(out var persistence))
        {
            command = string.Create(CultureInfo.InvariantCulture, $"{command} --save {persistence.Interval.TotalSeconds:0} {persistence.KeysChangedThreshold}");
        }

        context.Args.Add("-c");
        context.Args.Add(command);
    }
}
