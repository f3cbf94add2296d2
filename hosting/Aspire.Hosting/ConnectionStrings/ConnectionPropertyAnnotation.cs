namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds a connection property, or replaces one of the same name.</summary>
public sealed class ConnectionPropertyAnnotation(string name, ReferenceExpression referenceExpression) : IResourceAnnotation
{
    public string Name { get; } = name;

    public ReferenceExpression Value { get; } = referenceExpression;
}
