using System.ComponentModel.DataAnnotations;

namespace HotDash.Dashboard.Features.Assistants;

/// <summary>The endpoint for assistants, <c>/mcp</c>. Without a token it does not exist.</summary>
public sealed class McpOptions
{
    public const string SectionName = "Mcp";

    /// <summary>Assistants send it as a bearer token. At least 24 characters.</summary>
    public Secret? Token { get; init; }

    /// <summary>Requests of one minute. Default 120.</summary>
    [Range(1, 10_000)]
    public int RequestsPerMinute { get; init; } = 120;
}
