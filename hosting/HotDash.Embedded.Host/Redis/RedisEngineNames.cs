namespace HotDash.Embedded.Host.Redis;

internal static class RedisEngineNames
{
    public static string Name(this RedisEngine engine) => engine switch
    {
        RedisEngine.Redis => "redis",
        RedisEngine.Valkey => "valkey",
        _ => "garnet",
    };

    public static RedisEngine? Parse(string name) => name switch
    {
        "redis" => RedisEngine.Redis,
        "valkey" => RedisEngine.Valkey,
        "garnet" => RedisEngine.Garnet,
        _ => null,
    };
}
