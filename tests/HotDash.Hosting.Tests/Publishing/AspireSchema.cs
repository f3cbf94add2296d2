using HotDash.Tests;
using NJsonSchema;

namespace HotDash.Hosting.Tests.Publishing;

/// <summary>Aspire's own schema of manifests.</summary>
internal static class AspireSchema
{
    public static Task<JsonSchema> ReadAsync(CancellationToken cancellationToken) =>
        ForeignSchema.ReadAsync("Aspire's manifest schema", cancellationToken, "aspire", "aspire-8.0.json");
}
