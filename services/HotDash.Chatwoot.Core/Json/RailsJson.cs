using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotDash.Chatwoot.Core.Json;

/// <summary>JSON as Rails writes it: UTF-8 as it is, and only <c>&lt; &gt; &amp;</c> and the two line separators escaped.</summary>
public static class RailsJson
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(JsonNode? node) => Encoding.UTF8.GetBytes(Text(node));

    public static string Text(JsonNode? node)
    {
        if (node is null)
        {
            return "null";
        }

        var text = node.ToJsonString(s_options);

        return text.AsSpan().IndexOfAny("<>&\u2028\u2029") < 0 ? text : Escape(text);
    }

    /// <summary>A column of type json: absent is an empty object.</summary>
    public static JsonNode Parse(string? column) => JsonNode.Parse(string.IsNullOrEmpty(column) ? "{}" : column) ?? new JsonObject();

    /// <summary>These characters stand only inside strings in JSON text, so each can be replaced where it is found.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 64);

        foreach (var character in text)
        {
            _ = character switch
            {
                '<' => escaped.Append("\\u003c"),
                '>' => escaped.Append("\\u003e"),
                '&' => escaped.Append("\\u0026"),
                '\u2028' => escaped.Append("\\u2028"),
                '\u2029' => escaped.Append("\\u2029"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
