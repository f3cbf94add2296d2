using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A command that is a request to one of the resource's endpoints.</summary>
internal static class HttpCommand
{
    public static async Task<ExecuteCommandResult> ExecuteAsync(ExecuteCommandContext context, EndpointReference endpoint, HttpMethod method, string path, HttpCommandOptions options)
    {
        if (!endpoint.IsAllocated)
        {
            return CommandResults.Failure($"Endpoint '{endpoint.EndpointName}' of '{context.ResourceName}' has no address yet.");
        }

        using var client = context.Services.GetRequiredService<IHttpClientFactory>().CreateClient(options.HttpClientName ?? "Aspire.Hosting.Command");
        using var request = new HttpRequestMessage(method, new Uri(new Uri(endpoint.Url), path));

        if (options.PrepareRequest is { } prepare)
        {
            await prepare(new HttpCommandRequestContext
            {
                Services = context.Services,
                ResourceName = context.ResourceName,
                Endpoint = endpoint,
                CancellationToken = context.CancellationToken,
                HttpClient = client,
                Arguments = context.Arguments,
                Request = request,
            });
        }

        try
        {
            using var response = await client.SendAsync(request, context.CancellationToken);

            return options.GetCommandResult is { } getResult
                ? await getResult(new HttpCommandResultContext
                {
                    Services = context.Services,
                    ResourceName = context.ResourceName,
                    Endpoint = endpoint,
                    CancellationToken = context.CancellationToken,
                    HttpClient = client,
                    Arguments = context.Arguments,
                    Response = response,
                })
                : await ReadAsync(response, options.ResultMode, context.CancellationToken);
        }
        catch (HttpRequestException exception)
        {
            return CommandResults.Failure($"{request.Method} {request.RequestUri} failed: {exception.Message}");
        }
    }

    private static async Task<ExecuteCommandResult> ReadAsync(HttpResponseMessage response, HttpCommandResultMode mode, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            return CommandResults.Failure(string.Create(CultureInfo.InvariantCulture, $"The service answered {(int)response.StatusCode} {response.ReasonPhrase}."));
        }

        if (mode == HttpCommandResultMode.None || await response.Content.ReadAsStringAsync(cancellationToken) is not { Length: > 0 } body)
        {
            return CommandResults.Success();
        }

        var isJson = mode == HttpCommandResultMode.Json
            || (mode == HttpCommandResultMode.Auto && response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true);

        return CommandResults.Success("The service answered.", body, isJson ? CommandResultFormat.Json : CommandResultFormat.Text);
    }
}
