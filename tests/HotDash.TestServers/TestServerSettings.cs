namespace HotDash.TestServers;

/// <summary>What environment variables say about the servers of tests.</summary>
internal static class TestServerSettings
{
    private const string KindVariable = "HOTDASH_TEST_SERVERS";

    public static TestServerKind Kind => Environment.GetEnvironmentVariable(KindVariable) switch
    {
        null or "" or "embedded" => TestServerKind.Embedded,
        "containers" => TestServerKind.Containers,
        var value => throw new InvalidOperationException($"{KindVariable} is '{value}', expected embedded or containers."),
    };

    /// <summary>The same images as the product's container backend, unless a variable names a mirror's.</summary>
    public static string PostgresImage => Environment.GetEnvironmentVariable("HotDash__Images__Postgres") ?? "docker.io/library/postgres:18.1";

    public static string RedisImage => Environment.GetEnvironmentVariable("HotDash__Images__Redis") ?? "docker.io/library/redis:8.2";
}
