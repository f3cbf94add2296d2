using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HotDash.FlySimulator.Programs;

/// <summary>Answers requests, rightly until its fault begins. Of HTTP it knows one request per connection, which starts faster than a whole server.</summary>
internal sealed class ServeLoop(TcpListener listener, ServeFaults faults)
{
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly Lock _lock = new();
    private int _requests;
    private bool _hasShown;

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop);
                _ = Task.Run(() => AnswerAsync(client, stop), CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client, CancellationToken stop)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);

                while (await reader.ReadLineAsync(stop) is { Length: > 0 })
                {
                }

                await client.GetStream().WriteAsync(await AnswerAsync(stop), stop);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
            }
        }
    }

    private async Task<byte[]> AnswerAsync(CancellationToken stop)
    {
        var number = Interlocked.Increment(ref _requests);
        var elapsed = TimeProvider.System.GetElapsedTime(_started);

        if (elapsed >= faults.HangAfter)
        {
            Show("hangs");
            await Task.Delay(Timeout.Infinite, stop);
        }

        if (faults.Delay > TimeSpan.Zero && elapsed >= faults.DelayAfter)
        {
            Show("is slow");
            await Task.Delay(faults.Delay, stop);
        }

        var status = await StatusAsync(number, elapsed);

        if (status != 200)
        {
            Show($"answers {status}");
        }

        var count = faults.Count == "moves" ? number : 7;
        var body = faults.Text.Replace("{count}", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Scripted\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"));
    }

    private async Task<int> StatusAsync(int number, TimeSpan elapsed)
    {
        if (elapsed >= faults.FailAfter || (faults.Flap > 0 && number % faults.Flap == 0) || (number > 5 && number <= 5 + faults.Slips))
        {
            return faults.FailStatus;
        }

        return faults.Needs is { } port && !await CanReachAsync(port) ? 503 : faults.Status;
    }

    private static async Task<bool> CanReachAsync(int port)
    {
        using var client = new TcpClient();

        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Show(string fault)
    {
        lock (_lock)
        {
            if (!_hasShown)
            {
                _hasShown = true;
                Console.Out.WriteLine($"it {fault} (scripted)");
            }
        }
    }
}
