using System.Text;
using System.Text.Json;

namespace HotDash.Hosting.Fly.Release.Watch;

/// <summary>Reads <c>flyctl logs --no-tail --json</c>: objects over several lines, one after the other, no array.</summary>
internal static class FlyLogReader
{
    public static IReadOnlyList<FlyLogLine> Read(string text)
    {
        var lines = new List<FlyLogLine>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true });

        try
        {
            while (reader.Read())
            {
                using var document = JsonDocument.ParseValue(ref reader);

                if (document.RootElement.ValueKind is JsonValueKind.Object)
                {
                    lines.Add(ReadLine(document.RootElement));
                }
            }
        }
        catch (JsonException)
        {
            // The buffer may end in the middle of an object: what came before is good.
        }

        return lines;
    }

    private static FlyLogLine ReadLine(JsonElement line) => new(
        line.TryGetProperty("timestamp", out var at) && at.TryGetDateTimeOffset(out var time) ? time : DateTimeOffset.MinValue,
        Text(line, "level"),
        Text(line, "instance"),
        Text(line, "message"));

    private static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() ?? "" : "";
}
