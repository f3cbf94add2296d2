namespace HotDash.TestServers;

public enum RedisTestEngine
{
    /// <summary>What the product would choose on this machine.</summary>
    Product,
    Redis,
    Valkey,
    Garnet,
}
