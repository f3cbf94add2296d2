using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Manifests have no conditions: a conditional expression becomes a <c>value.v0</c> entry of its own, under a name derived from its content.</summary>
internal static class ConditionalExpressions
{
    public static string NameOf(ReferenceExpression expression, IManifestExpressionProvider condition) => $"{{{EntryName(expression, condition)}.connectionString}}";

    public static string EntryName(ReferenceExpression expression, IManifestExpressionProvider condition)
    {
        var content = $"{condition.ValueExpression}\n{expression.MatchValue}\n{expression.WhenTrue!.ValueExpression}\n{expression.WhenFalse!.ValueExpression}";
        var stem = condition.ValueExpression.Trim('{', '}').Replace('.', '-').ToLowerInvariant();

        return $"cond-{stem}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..8]}";
    }
}
