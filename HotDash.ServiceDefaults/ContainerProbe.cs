using System.Globalization;

namespace HotDash.ServiceDefaults;

/// <summary>
/// The health check of an image that has neither shell nor curl: started with <c>probe</c>, the service's own program asks the
/// service that runs in the same container whether it is ready.
/// </summary>
public static class ContainerProbe
{
    public const string Verb = "probe";

    /// <summary>What .NET listens on in a container unless it is told otherwise.</summary>
    private const int DefaultPort = 8080;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    /// <param name="path">Where the service says whether it is ready.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>Exit code: 0 ready, 1 not.</returns>
    public static async Task<int> RunAsync(string path, CancellationToken cancellationToken)
    {
        var ports = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';');
        var port = int.TryParse(ports?[0], CultureInfo.InvariantCulture, out var configured) ? configured : DefaultPort;
        using var client = new HttpClient { Timeout = s_timeout };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}{path}"), cancellationToken);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"Port {port} does not answer: {exception.Message}");
            return 1;
        }
    }
}
