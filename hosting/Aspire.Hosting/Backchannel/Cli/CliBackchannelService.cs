using Aspire.Hosting.Backchannel.Transport;

namespace Aspire.Hosting.Backchannel.Cli;

/// <summary>The socket on which the CLI that started this AppHost follows it; one client, for the life of the process.</summary>
internal sealed partial class CliBackchannelService(
    IServiceProvider services,
    IConfiguration configuration,
    ILogger<CliBackchannelService> logger) : IHostedLifecycleService, IDisposable
{
    public const string PathVariable = "ASPIRE_BACKCHANNEL_PATH";

    private readonly CancellationTokenSource _stopping = new();
    private RpcSocket? _socket;
    private Task _serving = Task.CompletedTask;

    /// <summary>First of all: the CLI looks for the socket from the moment it has started the process.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (configuration[PathVariable] is { Length: > 0 } path)
        {
            _socket = RpcSocket.Listen(path);
            _serving = ServeAsync(_socket);
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _socket?.Dispose();
        await _serving.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _socket?.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync(RpcSocket socket)
    {
        try
        {
            var stream = await socket.AcceptAsync(_stopping.Token);
            await RpcConnection.ServeAsync(stream, closed => ActivatorUtilities.CreateInstance<CliBackchannelTarget>(services, closed), RpcConnection.CliJson, _stopping.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            // Stopped before a client came.
        }
        catch (Exception exception)
        {
            LogClientFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The connection of the Aspire CLI failed.")]
    private partial void LogClientFailed(Exception exception);
}
