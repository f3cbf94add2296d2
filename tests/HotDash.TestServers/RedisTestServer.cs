using System.Security.Cryptography;
using HotDash.TestServers.Containers;

namespace HotDash.TestServers;

/// <summary>A real Redis-protocol server of its own, empty at the start and gone when disposed or when the test process ends.</summary>
public sealed class RedisTestServer : IAsyncDisposable
{
    private static readonly Lazy<Task<RedisTestServer>> s_shared = new(() => StartAsync(TestServerSettings.Kind, CancellationToken.None));

    private readonly IServerHost _host;

    private RedisTestServer(IServerHost host, string password)
    {
        _host = host;
        Password = password;
    }

    public int Port => _host.Port;

    public string Password { get; }

    /// <summary>Engine and version, such as "redis 7.0.15".</summary>
    public string Description => _host.Description;

    /// <summary>In the form of StackExchange.Redis, which is also what the services read.</summary>
    public string ConnectionString => $"127.0.0.1:{Port},password={Password}";

    /// <summary>In the form that Ruby and redis-cli read.</summary>
    public string Url => $"redis://:{Password}@127.0.0.1:{Port}/0";

    /// <summary>The server shared by the tests of this process; keys need names of their own.</summary>
    public static Task<RedisTestServer> GetAsync(CancellationToken cancellationToken) => s_shared.Value.WaitAsync(cancellationToken);

    public static async Task<RedisTestServer> StartAsync(TestServerKind kind, CancellationToken cancellationToken)
    {
        if (kind == TestServerKind.Embedded)
        {
            return await StartAsync(RedisTestEngine.Product, cancellationToken);
        }

        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

        return new RedisTestServer(await ContainerServer.StartRedisAsync(TestServerSettings.RedisImage, password, cancellationToken), password);
    }

    public static async Task<RedisTestServer> StartAsync(RedisTestEngine engine, CancellationToken cancellationToken)
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["EMBEDDED_PASSWORD"] = password,
            ["EMBEDDED_ENGINE"] = engine == RedisTestEngine.Product ? "auto" : engine.ToString().ToLowerInvariant(),
        };

        return new RedisTestServer(await EmbeddedHostProcess.StartAsync("redis", settings, cancellationToken), password);
    }

    /// <summary>Kills the server with SIGKILL. It comes back on the same port with what it had acknowledged.</summary>
    public void Kill() => _host.KillServer();

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
