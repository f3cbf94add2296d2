namespace Aspire.Hosting.Redis;

internal static class RedisContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/redis";
    public const string Tag = "8.2";
}
