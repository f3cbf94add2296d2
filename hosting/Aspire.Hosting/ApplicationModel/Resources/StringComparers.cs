namespace Aspire.Hosting.ApplicationModel;

/// <summary>How the model's names compare: resource names without case, endpoint and command names likewise.</summary>
internal static class StringComparers
{
    public static StringComparer ResourceName => StringComparer.OrdinalIgnoreCase;

    public static StringComparer EndpointName => StringComparer.OrdinalIgnoreCase;

    public static StringComparer CommandName => StringComparer.Ordinal;

    public static StringComparer ResourceState => StringComparer.OrdinalIgnoreCase;
}
