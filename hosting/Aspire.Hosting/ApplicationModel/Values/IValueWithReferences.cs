namespace Aspire.Hosting.ApplicationModel;

public interface IValueWithReferences
{
    /// <summary>The resources and values this value is made of.</summary>
    IEnumerable<object> References { get; }
}
