namespace HotDash.Hosting.Fly.Release;

/// <summary>Requests an app's routes from outside, as its users do.</summary>
internal sealed class RouteProbe(HttpMessageInvoker http)
{
    public async Task<IReadOnlyList<ReleaseProblem>> ProbeAsync(Uri? baseUrl, IEnumerable<FlyRoute> routes, CancellationToken cancellationToken)
    {
        var problems = new List<ReleaseProblem>();

        if (baseUrl is null)
        {
            return problems;
        }

        foreach (var route in routes)
        {
            if (await ProbeAsync(new Uri(baseUrl, route.Path), route, cancellationToken) is { } problem)
            {
                problems.Add(new ReleaseProblem(problem, false));
            }
        }

        return problems;
    }

    private async Task<string?> ProbeAsync(Uri url, FlyRoute route, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(10));

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var response = await http.SendAsync(request, timeout.Token);

            if ((int)response.StatusCode != route.Status)
            {
                return $"GET {route.Path} answered {(int)response.StatusCode}, not {route.Status}";
            }

            var body = await response.Content.ReadAsStringAsync(timeout.Token);

            return route.MustContain.FirstOrDefault(text => !body.Contains(text, StringComparison.Ordinal)) is { } missing
                ? $"GET {route.Path} answered {route.Status} without {missing}"
                : null;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return $"GET {route.Path} failed: {exception.Message}";
        }
    }
}
