namespace Aspire.Hosting.Pipelines;

public sealed class MarkdownString(string value)
{
    public string Value { get; } = value;

    public override string ToString() => Value;
}
