using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HotDash.Hosting.Fly.Drift;

/// <summary>The comparison of a whole model with what runs. Its JSON is also the baseline of the next one.</summary>
internal sealed record DriftReport(IReadOnlyList<AppDrift> Apps)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public bool HasProblems => Apps.Any(app => app.Problem is not null);

    public bool HasDrift => Apps.Any(app => app.Findings.Count > 0);

    public string ToJson() => JsonSerializer.Serialize(this, s_json) + "\n";

    public string ToText()
    {
        var text = new StringBuilder();

        foreach (var app in Apps)
        {
            text.Append(app.App).Append(": ").Append(app switch
            {
                { Problem: { } problem } => problem,
                { Findings.Count: 0 } => $"runs as the model says, image {string.Join(", ", app.Images)}",
                _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{app.Findings.Count} differences"),
            }).Append('\n');

            foreach (var finding in app.Findings)
            {
                text.Append("  ").Append(finding.Kind.ToString().ToLowerInvariant()).Append(": ").Append(finding).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <exception cref="JsonException">The text is no report.</exception>
    public static DriftReport Parse(string json) => JsonSerializer.Deserialize<DriftReport>(json, s_json) ?? throw new JsonException("The report is empty.");
}
