using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Http;

/// <summary>Reads a request into one hash of parameters.</summary>
internal static class RequestParameters
{
    private const int MaxDepth = 50;
    private const int MaxJsonBytes = 10 * 1024 * 1024;

    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public static async Task<RailsParameters> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var values = new JsonObject();
        NestedNames.AddAll(values, request.Query);

        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellationToken);
            NestedNames.AddAll(values, form);
            Check(values, 0);

            return new RailsParameters(values, [.. form.Files]);
        }

        if (request.ContentLength is not 0 && IsJson(request.ContentType))
        {
            await AddJsonAsync(values, request, cancellationToken);
        }

        Check(values, 0);

        return new RailsParameters(values, []);
    }

    public static JsonObject? TryParseObject(string text)
    {
        try
        {
            var parsed = JsonNode.Parse(text, documentOptions: s_json) as JsonObject;
            Check(parsed, 0);

            return parsed;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsJson(string? contentType) =>
        contentType is null || contentType.Contains("json", StringComparison.OrdinalIgnoreCase);

    private static async Task AddJsonAsync(JsonObject values, HttpRequest request, CancellationToken cancellationToken)
    {
        JsonNode? body;
        try
        {
            using var buffer = await BufferAsync(request, cancellationToken);
            body = buffer.Length == 0 ? null : JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), documentOptions: s_json);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The body is not valid JSON.", exception);
        }

        // Rails puts a body that is not an object under _json.
        foreach (var (name, value) in body as JsonObject ?? new JsonObject { ["_json"] = body })
        {
            values[name] = value?.DeepClone();
        }
    }

    /// <summary>JSON is held in memory, so it may not be as large as a file.</summary>
    private static async Task<MemoryStream> BufferAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];

        while (await request.Body.ReadAsync(chunk, cancellationToken) is > 0 and var length)
        {
            if (buffer.Length + length > MaxJsonBytes)
            {
                throw new BadHttpRequestException($"A JSON body may have {MaxJsonBytes / 1024 / 1024} MB.", StatusCodes.Status413PayloadTooLarge);
            }

            buffer.Write(chunk, 0, length);
        }

        return buffer;
    }

    /// <summary>PostgreSQL stores neither a NUL nor half a surrogate pair, so such text is refused here and not as a failing statement.</summary>
    private static void Check(JsonNode? node, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new BadHttpRequestException("The parameters are nested too deeply.");
        }

        try
        {
            switch (node)
            {
                case JsonObject hash:
                    foreach (var (name, value) in hash)
                    {
                        CheckText(name);
                        Check(value, depth + 1);
                    }

                    break;
                case JsonArray array:
                    foreach (var item in array)
                    {
                        Check(item, depth + 1);
                    }

                    break;
                case JsonValue value when value.TryGetValue<string>(out var text):
                    CheckText(text);
                    break;
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or JsonException)
        {
            throw new BadHttpRequestException("The parameters hold text that is not Unicode, or a name twice.", exception);
        }
    }

    private static void CheckText(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                index++;
            }
            else if (character == '\0' || char.IsSurrogate(character))
            {
                throw new BadHttpRequestException("The parameters hold a character that cannot be stored.");
            }
        }
    }
}
