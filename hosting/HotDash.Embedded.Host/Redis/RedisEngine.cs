namespace HotDash.Embedded.Host.Redis;

internal enum RedisEngine
{
    Redis,
    Valkey,
    Garnet,
}
