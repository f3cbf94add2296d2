namespace Aspire.Hosting.ApplicationModel;

public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    /// <summary>An absolute URL, or a path that is put after the endpoint's URL.</summary>
    public required string Url { get; set; }

    public string? DisplayText { get; set; }

    public EndpointReference? Endpoint { get; init; }

    public UrlDisplayLocation DisplayLocation { get; set; }

    /// <summary>Order of display; higher first.</summary>
#pragma warning disable CA1051 // It is a field in the official API as well.
    public int? DisplayOrder;
#pragma warning restore CA1051

    internal bool IsInternal => DisplayLocation == UrlDisplayLocation.DetailsOnly;
}
