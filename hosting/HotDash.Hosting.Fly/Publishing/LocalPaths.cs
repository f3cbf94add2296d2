using Microsoft.Extensions.Configuration;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>
/// Asks a stack that runs on this machine for the paths that Fly would check. Where it runs is told by <c>--Fly:Local:RESOURCE=URL</c>;
/// without that nothing is asked.
/// </summary>
internal static class LocalPaths
{
    private const string SectionName = "Fly:Local";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<FlyRefusal>> CheckAsync(IEnumerable<FlyAppModel> apps, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var refusals = new List<FlyRefusal>();
        var groups = apps.SelectMany(app => app.Groups).ToList();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });

        foreach (var setting in configuration.GetSection(SectionName).GetChildren())
        {
            if (groups.FirstOrDefault(group => group.Resource == setting.Key) is not { } group)
            {
                refusals.Add(new FlyRefusal(setting.Key, $"is named by {SectionName} and is no resource that becomes a Fly app.", $"Use {string.Join(", ", groups.Select(known => known.Resource))}."));
            }
            else if (!Uri.TryCreate(setting.Value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            {
                refusals.Add(new FlyRefusal(setting.Key, $"has the local address '{setting.Value}', which is no URL.", "Use http://127.0.0.1:PORT."));
            }
            else
            {
                foreach (var check in group.HealthChecks)
                {
                    refusals.AddRange(await AskAsync(http, group.Resource, url, check.Path, cancellationToken));
                }
            }
        }

        return refusals;
    }

    private static async Task<IReadOnlyList<FlyRefusal>> AskAsync(HttpMessageInvoker http, string resource, Uri url, string path, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(s_patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, path));
        request.Headers.Add(FlyServiceMapper.ForwardedName, FlyServiceMapper.ForwardedValue);

        try
        {
            using var response = await http.SendAsync(request, timeout.Token);

            return response.IsSuccessStatusCode
                ? []
                : [new FlyRefusal(resource, $"answers its check path '{path}' with {(int)response.StatusCode} at {url}: on Fly only 2xx passes, and redirects are not followed.", "Give WithHttpHealthCheck a path that answers 2xx.")];
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return [new FlyRefusal(resource, $"does not answer its check path '{path}' at {url}: {exception.Message}", $"Start the local stack, or leave {SectionName} out.")];
        }
    }
}
