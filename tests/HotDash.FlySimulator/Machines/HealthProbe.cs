namespace HotDash.FlySimulator.Machines;

/// <summary>A service check: only 2xx passes, redirects are not followed.</summary>
internal static class HealthProbe
{
    private static readonly HttpMessageInvoker s_http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public static async Task<(string Status, string Output)> LookAsync(SimulatedMachine machine)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{machine.Port}{machine.CheckPath}"));
            using var response = await s_http.SendAsync(request, timeout.Token);

            return (response.IsSuccessStatusCode ? "passing" : "critical", $"HTTP {(int)response.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return ("critical", exception.Message);
        }
    }
}
