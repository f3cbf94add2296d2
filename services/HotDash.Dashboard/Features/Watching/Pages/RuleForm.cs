using Microsoft.AspNetCore.Mvc;

namespace HotDash.Dashboard.Features.Watching.Pages;

/// <summary>The form that changes one rule. An empty limit takes the limit away. Settable properties, because a compile-time request delegate cannot name a constructor with nullable text.</summary>
internal sealed record RuleForm
{
    [FromForm] public required string Name { get; init; }
    [FromForm] public required int Version { get; init; }
    [FromForm] public string? Warning { get; init; }
    [FromForm] public string? Critical { get; init; }
    [FromForm] public required int Hold { get; init; }
    [FromForm] public bool? Enabled { get; init; }
    [FromForm] public required string Reason { get; init; }
}
