using System.Net;
using System.Net.Sockets;

namespace HotDash.Mailbox.Host.Listening;

/// <summary>Accepts clients on 127.0.0.1 and gives each a session of its own.</summary>
internal abstract partial class LineServer(int port, ILogger logger) : BackgroundService
{
    protected abstract Task ServeAsync(LineChannel channel, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        var sessions = new HashSet<Task>();

        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stoppingToken);
                sessions.RemoveWhere(session => session.IsCompleted);
                sessions.Add(RunSessionAsync(client, stoppingToken));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task RunSessionAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await ServeAsync(new LineChannel(client.GetStream()), cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The mailbox stops.
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException)
            {
                LogAborted(GetType().Name, exception.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A session of {Server} ended early: {Reason}")]
    private partial void LogAborted(string server, string reason);
}
