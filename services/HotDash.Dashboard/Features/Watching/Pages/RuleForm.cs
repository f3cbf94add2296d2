using Microsoft.AspNetCore.Mvc;

namespace HotDash.Dashboard.Features.Watching.Pages;

internal sealed record RuleForm(
    [FromForm] string Name, [FromForm] int Version, [FromForm] string? Warning, [FromForm] string? Critical, [FromForm] int Hold, [FromForm] bool? Enabled, [FromForm] string Reason);
