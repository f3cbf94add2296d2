namespace Aspire.Hosting.ApplicationModel;

public record NetworkIdentifier(string Value)
{
    public sealed override string ToString() => Value;
}
