using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace HotDash.TestServers.Containers;

/// <summary>One server in a container. Testcontainers' own helper, which removes what killed tests leave, is an image to pull and stays off.</summary>
internal sealed class ContainerServer : IServerHost
{
    private readonly IContainer _container;
    private readonly int _containerPort;

    private ContainerServer(IContainer container, int containerPort, string image)
    {
        _container = container;
        _containerPort = containerPort;
        Description = image;
    }

    public int Port => _container.GetMappedPublicPort(_containerPort);

    public string Description { get; }

    public static Task<ContainerServer> StartPostgresAsync(string image, string password, CancellationToken cancellationToken) =>
        StartAsync(
            image,
            5432,
            new() { ["POSTGRES_PASSWORD"] = password },
            null,
            ["postgres", "-c", "fsync=off"],
            // By the network, not by the socket: while the image prepares its data a server answers on the socket alone.
            Wait.ForUnixContainer().UntilCommandIsCompleted("pg_isready", "--quiet", "--host=127.0.0.1"),
            cancellationToken);

    /// <summary>The password reaches the server by its standard input, because a list of processes shows arguments.</summary>
    public static Task<ContainerServer> StartRedisAsync(string image, string password, CancellationToken cancellationToken) =>
        StartAsync(
            image,
            6379,
            new() { ["REDIS_PASSWORD"] = password },
            ["/bin/sh", "-c"],
            ["printf 'requirepass %s\\n' \"$REDIS_PASSWORD\" | exec redis-server -"],
            Wait.ForUnixContainer().UntilCommandIsCompleted("/bin/sh", "-c", "REDISCLI_AUTH=$REDIS_PASSWORD redis-cli ping | grep -q PONG"),
            cancellationToken);

    /// <summary>Docker's API starts a killed container on the same port only when the port was fixed, which is not worth a second port to find.</summary>
    public void KillServer() => throw new NotSupportedException("A test that kills its server takes the embedded kind: TestServerKind.Embedded.");

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    private static async Task<ContainerServer> StartAsync(
        string image,
        int port,
        Dictionary<string, string> environment,
        string[]? entrypoint,
        string[] command,
        IWaitForContainerOS ready,
        CancellationToken cancellationToken)
    {
        TestcontainersSettings.ResourceReaperEnabled = false;
        var builder = new ContainerBuilder(image)
            .WithDockerEndpoint(await EngineEndpoint.GetAsync(cancellationToken))
            .WithEnvironment(environment)
            .WithCommand(command)
            .WithPortBinding(port, assignRandomHostPort: true)
            .WithWaitStrategy(ready)
            .WithAutoRemove(true);
        var container = (entrypoint is null ? builder : builder.WithEntrypoint(entrypoint)).Build();
        var server = new ContainerServer(container, port, image);
        try
        {
            await container.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
