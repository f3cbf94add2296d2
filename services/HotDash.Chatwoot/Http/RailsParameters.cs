using System.Globalization;
using System.Text.Json.Nodes;
using HotDash.Chatwoot.Core.Failures;

namespace HotDash.Chatwoot.Http;

/// <summary>
/// Parameters as Rails sees them: query, body (JSON, form or multipart) and nested names like <c>message[content]</c> in one hash.
/// Reading is as lenient as Rails' attribute casts: <c>"12"</c> is a number, <c>"1"</c> is true.
/// </summary>
public sealed class RailsParameters(JsonObject values, IReadOnlyList<IFormFile> files)
{
    public IReadOnlyList<IFormFile> Files => files;

    public JsonObject Values => values;

    /// <summary>Bound by minimal APIs.</summary>
    public static async ValueTask<RailsParameters?> BindAsync(HttpContext context) =>
        await RequestParameters.ReadAsync(context.Request, context.RequestAborted);

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>True when the name is given, be it with null.</summary>
    public bool TryGet(string name, out JsonNode? node) => values.TryGetPropertyValue(name, out node);

    public string? Text(string name) => values[name] switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value => value.ToJsonString(),
        _ => null,
    };

    /// <summary>Text that is not blank, or null.</summary>
    public string? Present(string name) => Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    public long? Number(string name) => values[name] is JsonValue value ? ToNumber(value) : null;

    public double? Decimal(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Rails' boolean cast: false, 0, f, off and empty are false, all else is true.</summary>
    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "" => null,
        "false" or "0" or "f" or "F" or "off" or "OFF" or "FALSE" => false,
        _ => true,
    };

    public int Page => (int)Math.Clamp(Number("page") ?? 1, 1, 1_000_000);

    /// <summary>An object, given as one or as its JSON text in a form field.</summary>
    public JsonObject? Object(string name) => values[name] switch
    {
        JsonObject value => value,
        JsonValue value when value.TryGetValue<string>(out var text) => RequestParameters.TryParseObject(text),
        _ => null,
    };

    public JsonArray? Array(string name) => values[name] as JsonArray;

    public IReadOnlyList<string> Texts(string name) => values[name] switch
    {
        JsonArray array => [.. array.OfType<JsonValue>().Select(item => item.TryGetValue<string>(out var text) ? text : item.ToJsonString())],
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    public IReadOnlyList<long> Numbers(string name) =>
        values[name] is JsonArray array ? [.. array.OfType<JsonValue>().Select(ToNumber).OfType<long>()] : [];

    /// <summary>Rails wraps flat JSON under the controller's name, so clients may send either form.</summary>
    public RailsParameters Unwrap(string name) => values[name] is JsonObject inner ? new RailsParameters(inner, files) : this;

    public RailsParameters? Nested(string name) => values[name] is JsonObject inner ? new RailsParameters(inner, files) : null;

    /// <summary>As <c>params.require(name)</c> after wrapping: some value must be there.</summary>
    public RailsParameters Require(string name)
    {
        var inner = Unwrap(name);

        return inner.Values.Count > 0 ? inner : throw Failure.ParameterMissing(name);
    }

    private static long? ToNumber(JsonValue value)
    {
        if (value.TryGetValue<long>(out var number))
        {
            return number;
        }

        var text = value.TryGetValue<string>(out var given) ? given.Trim() : value.ToJsonString();
        var digits = text.Length > 0 && text[0] == '-' ? 1 : 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return long.TryParse(text.AsSpan(0, digits), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) ? number : null;
    }
}
