using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Objects;

/// <summary>
/// A project as an IDE is told of it, for instance
/// <c>{"type":"project","mode":"Debug","project_path":"/src/Web/Web.csproj","disable_launch_profile":true}</c>
/// (microsoft/aspire docs/specs/IDE-execution.md).
/// </summary>
internal sealed record DcpLaunchConfiguration
{
    public string Type { get; init; } = "project";

    /// <summary><c>Debug</c> or <c>NoDebug</c>.</summary>
    public required string Mode { get; init; }

    [JsonPropertyName("project_path")]
    public required string ProjectPath { get; init; }

    /// <summary>The AppHost has applied the launch profile already.</summary>
    [JsonPropertyName("disable_launch_profile")]
    public bool DisableLaunchProfile { get; init; } = true;
}
