using System.Globalization;
using System.Text.Json;

namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>Requests an app's routes from outside, as its users do.</summary>
internal sealed class RouteProbe(HttpMessageInvoker http, TimeSpan patience)
{
    private const string Commit = "{commit}";
    private const string Digest = "{digest}";

    public async Task<IReadOnlyList<ReleaseProblem>> ProbeAsync(ProbedApp app, RouteMeasures measures, CancellationToken cancellationToken)
    {
        var problems = new List<ReleaseProblem>();

        foreach (var route in app.Routes)
        {
            if (app.AddressOf(route) is { } address && await ProbeAsync(app, address, route, measures, cancellationToken) is { } problem)
            {
                problems.Add(new ReleaseProblem(problem, false));
            }
        }

        return problems;
    }

    private async Task<string?> ProbeAsync(ProbedApp app, Uri address, FlyRoute route, RouteMeasures measures, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(patience);
        var started = TimeProvider.System.GetTimestamp();

        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), new Uri(address, route.Path));
            using var response = await http.SendAsync(request, timeout.Token);
            var body = await response.Content.ReadAsStringAsync(timeout.Token);
            measures.Add(route.Path, TimeProvider.System.GetElapsedTime(started));

            return (int)response.StatusCode != route.Status
                ? Unanswered(route, $"answered {(int)response.StatusCode}, not {route.Status}", measures)
                : Missing(app, route, body, response) ?? Misfit(route, body, measures);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Unanswered(route, $"failed: {(exception is OperationCanceledException ? $"no answer within {patience.TotalSeconds} s" : exception.Message)}", measures);
        }
    }

    private static string? Unanswered(FlyRoute route, string how, RouteMeasures measures)
    {
        if (route.AskedOf is not { } other)
        {
            return $"{route.Method} {route.Path} {how}";
        }

        measures.AddUnseen($"{route.Method} {route.Path} of {other} {how}");

        return null;
    }

    private static string? Missing(ProbedApp app, FlyRoute route, string body, HttpResponseMessage response)
    {
        foreach (var text in route.MustContain)
        {
            if (Wanted(app, text) is { } wanted && !body.Contains(wanted, StringComparison.Ordinal))
            {
                return $"{route.Method} {route.Path} answered {route.Status} without {wanted}";
            }
        }

        foreach (var (name, text) in route.Headers)
        {
            var value = response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

            if (Wanted(app, text) is { } wanted && value?.Contains(wanted, StringComparison.Ordinal) is not true)
            {
                return $"{route.Method} {route.Path}: {name} is {value ?? "not there"}, without {wanted}";
            }
        }

        return null;
    }

    /// <summary>Null: what is not known of an older release cannot be asked of it.</summary>
    private static string? Wanted(ProbedApp app, string text) =>
        (text.Contains(Commit, StringComparison.Ordinal) && app.Commit is null) || (text.Contains(Digest, StringComparison.Ordinal) && app.Digest is null)
            ? null
            : text.Replace(Commit, app.Commit, StringComparison.Ordinal).Replace(Digest, app.Digest, StringComparison.Ordinal);

    private static string? Misfit(FlyRoute route, string body, RouteMeasures measures)
    {
        if (route.Fields.Count == 0 && route.Growing.Count == 0)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);

            foreach (var (path, wanted) in route.Fields)
            {
                if (Find(document.RootElement, path)?.ToString() is var value && value != wanted)
                {
                    return $"{route.Method} {route.Path}: {path} is {value ?? "not there"}, not {wanted}";
                }
            }

            foreach (var path in route.Growing)
            {
                if (!double.TryParse(Find(document.RootElement, path)?.ToString(), CultureInfo.InvariantCulture, out var number))
                {
                    return $"{route.Method} {route.Path}: {path} is no number";
                }

                measures.Add(route.Path, path, number);
            }

            return null;
        }
        catch (JsonException)
        {
            return $"{route.Method} {route.Path} answered {route.Status}, but no JSON";
        }
    }

    private static JsonElement? Find(JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }
}
