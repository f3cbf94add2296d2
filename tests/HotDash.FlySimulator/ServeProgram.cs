using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace HotDash.FlySimulator;

/// <summary>A web server with scripted faults, to be the command of an image.</summary>
internal static class ServeProgram
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        using var stop = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;

            if (arguments.Find("--ignore-stop") is null)
            {
                stop.Cancel();
            }
        });

        var exitAfter = Milliseconds(arguments, "--exit-after") ?? Timeout.InfiniteTimeSpan;
        await Task.Delay(Milliseconds(arguments, "--start-after") ?? TimeSpan.Zero);
        using var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{arguments["--port"]}/");
        listener.Start();
        var serving = ServeAsync(listener, int.Parse(arguments.Find("--status") ?? "200", CultureInfo.InvariantCulture), arguments.Find("--text") ?? "ok");

        try
        {
            await Task.Delay(exitAfter, stop.Token);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        finally
        {
            listener.Stop();
            await serving;
        }

        Console.Error.WriteLine("SyntaxError: Named export 'Shopify' not found (scripted)");

        return int.Parse(arguments.Find("--exit-code") ?? "1", CultureInfo.InvariantCulture);
    }

    private static async Task ServeAsync(HttpListener listener, int status, string text)
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
        {
        }
    }

    private static TimeSpan? Milliseconds(Arguments arguments, string name) =>
        arguments.Find(name) is { } text ? TimeSpan.FromMilliseconds(double.Parse(text, CultureInfo.InvariantCulture)) : null;
}
