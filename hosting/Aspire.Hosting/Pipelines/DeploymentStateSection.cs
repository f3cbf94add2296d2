using System.Text.Json.Nodes;

namespace Aspire.Hosting.Pipelines;

public sealed class DeploymentStateSection(string sectionName, JsonObject? data, long version)
{
    private const string SingleValueKey = "Value";

    public string SectionName { get; } = sectionName;

    public JsonObject Data { get; } = data ?? [];

    /// <summary>The version that was read. Saving fails when another has been saved since.</summary>
    public long Version { get; set; } = version;

    public void SetValue(string value)
    {
        Data.Clear();
        Data[SingleValueKey] = value;
    }
}
