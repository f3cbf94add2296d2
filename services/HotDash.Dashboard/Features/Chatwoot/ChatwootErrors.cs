using System.Net;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace HotDash.Dashboard.Features.Chatwoot;

/// <summary>Turns answers and exceptions into <see cref="ChatwootException"/>.</summary>
internal static class ChatwootErrors
{
    public static async Task ThrowIfFailedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var status = (int)response.StatusCode;
        var reason = await ReadReasonAsync(response, cancellationToken);

        throw response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new ChatwootException(
                ChatwootFailure.Unauthorized, $"Chatwoot refused the access token ({reason}). Check Chatwoot:ApiAccessToken."),
            HttpStatusCode.NotFound => new ChatwootException(ChatwootFailure.NotFound, "Chatwoot does not know this conversation."),
            _ when status >= 500 => new ChatwootException(ChatwootFailure.Unknown, $"Chatwoot failed with status {status}."),
            _ => new ChatwootException(ChatwootFailure.Refused, $"Chatwoot refused with status {status}: {reason}"),
        };
    }

    public static ChatwootException? Translate(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        BrokenCircuitException => new(ChatwootFailure.Unreachable, "Chatwoot has failed repeatedly and gets a few seconds to recover.", exception),
        TimeoutRejectedException => new(ChatwootFailure.Unknown, "Chatwoot did not answer in time.", exception),
        OperationCanceledException when !cancellationToken.IsCancellationRequested =>
            new(ChatwootFailure.Unknown, "Chatwoot did not answer in time.", exception),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } =>
            new(ChatwootFailure.Unreachable, "Chatwoot cannot be reached.", exception),
        HttpRequestException or IOException => new(ChatwootFailure.Unknown, "The connection to Chatwoot broke.", exception),
        JsonException => new(ChatwootFailure.Unknown, "Chatwoot's answer could not be read.", exception),
        _ => null,
    };

    /// <summary>Reads <c>{"error":"…"}</c> or <c>{"message":"…","attributes":[…]}</c>.</summary>
    private static async Task<string> ReadReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);

            foreach (var name in (ReadOnlySpan<string>)["error", "message"])
            {
                if (document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty(name, out var value)
                    && value.ValueKind == JsonValueKind.String)
                {
                    return value.ToString();
                }
            }
        }
        catch (JsonException)
        {
            // A proxy's HTML page: the status is all there is to tell.
        }

        return "no reason given";
    }
}
