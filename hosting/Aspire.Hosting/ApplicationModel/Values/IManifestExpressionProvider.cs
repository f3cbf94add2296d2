namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that a manifest writes as a placeholder, such as <c>{redis.bindings.tcp.port}</c>.</summary>
public interface IManifestExpressionProvider
{
    string ValueExpression { get; }
}
