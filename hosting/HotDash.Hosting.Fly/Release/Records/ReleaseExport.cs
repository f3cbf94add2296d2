using System.Text.Json;
using System.Text.Json.Serialization;

namespace HotDash.Hosting.Fly.Release.Records;

/// <summary>The ledger for others to read: <c>[{"id":"…","app":"…","state":"rolled-back","entries":[…]}]</c>, or a document.</summary>
internal static class ReleaseExport
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string ToJson(IReadOnlyList<ReleaseStory> releases) => JsonSerializer.Serialize(releases, s_json) + "\n";

    public static string ToMarkdown(IReadOnlyList<ReleaseStory> releases) => $"# Releases\n\n{string.Concat(releases.Select(release => release.ToMarkdown()))}";
}
