using Aspire.Hosting.Backchannel.Transport;

namespace Aspire.Hosting.Backchannel.Auxiliary;

/// <summary>
/// The socket through which <c>aspire ps</c>, <c>describe</c>, <c>logs</c>, <c>wait</c>, <c>resource</c>, <c>otel</c>,
/// <c>export</c> and <c>stop</c> find and ask a running AppHost, whoever started it.
/// </summary>
internal sealed partial class AuxiliaryBackchannelService(
    IServiceProvider services,
    AppHostIdentity identity,
    ILogger<AuxiliaryBackchannelService> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private RpcSocket? _socket;
    private Task _accepting = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (identity.ProjectFile is not { } projectFile)
        {
            return Task.CompletedTask;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        try
        {
            _socket = RpcSocket.Listen(AuxiliarySocketPath.Create(projectFile, home, Environment.ProcessId));
            _accepting = AcceptAsync(_socket);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            // The stack runs without it; only the CLI's commands do not find it.
            LogNotListening(exception);
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Last of all, so that the CLI sees the host until it has stopped.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _socket?.Dispose();
        await _accepting.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _socket?.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync(RpcSocket socket)
    {
        var clients = new List<Task>();
        try
        {
            while (true)
            {
                var stream = await socket.AcceptAsync(_stopping.Token);
                clients.RemoveAll(client => client.IsCompleted);
                clients.Add(ServeAsync(stream));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task ServeAsync(Stream stream)
    {
        try
        {
            await RpcConnection.ServeAsync(stream, closed => ActivatorUtilities.CreateInstance<AuxiliaryBackchannelTarget>(services, closed), RpcConnection.AuxiliaryJson, _stopping.Token);
        }
        catch (Exception exception)
        {
            LogClientFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The Aspire CLI cannot reach this AppHost: its socket could not be opened.")]
    private partial void LogNotListening(Exception exception);

    [LoggerMessage(LogLevel.Warning, "A connection of the Aspire CLI failed.")]
    private partial void LogClientFailed(Exception exception);
}
