using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace HotDash.Hosting.Tests.Backchannel;

/// <summary>Sends the frames that the Aspire CLI was seen to send and reads what comes back, byte by byte.</summary>
internal sealed class RawRpcClient(Stream stream) : IAsyncDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    private int _lastId = 1;

    public async Task<JsonNode?> CallAsync(string method, string parameters)
    {
        var id = ++_lastId;
        await SendAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}""");

        while (true)
        {
            var message = await ReadAsync().WaitAsync(s_timeout);
            if (message["id"]?.GetValue<int>() == id)
            {
                return message["error"] is { } error
                    ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}")
                    : message["result"];
            }
        }
    }

    /// <summary>A call whose answer is not waited for.</summary>
    public Task NotifyAsync(string method, string parameters) =>
        SendAsync($$"""{"jsonrpc":"2.0","id":{{++_lastId}},"method":"{{method}}","params":{{parameters}}}""");

    /// <summary>All items of a stream that ends.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadStreamAsync(string method, string parameters)
    {
        var result = await CallAsync(method, parameters);
        var items = result?["values"]?.AsArray().Select(item => item!).ToList() ?? [];
        var token = result?["token"]?.GetValue<int>();
        while (token is not null)
        {
            var next = await CallAsync("$/enumerator/next", $"[{token}]");
            items.AddRange(next!["values"]!.AsArray().Select(item => item!));
            if (next["finished"]!.GetValue<bool>())
            {
                break;
            }
        }

        return items;
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task SendAsync(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
        await stream.WriteAsync(body);
        await stream.FlushAsync();
    }

    private async Task<JsonObject> ReadAsync()
    {
        var length = 0;
        while (await ReadLineAsync() is { Length: > 0 } header)
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(header.AsSpan(header.IndexOf(':') + 1), CultureInfo.InvariantCulture);
            }
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body);

        return JsonNode.Parse(body)!.AsObject();
    }

    private async Task<string> ReadLineAsync()
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (true)
        {
            await stream.ReadExactlyAsync(one);
            if (one[0] is (byte)'\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }
    }
}
