namespace Aspire.Hosting;

public sealed class ExternalServiceResource : Resource
{
    public ExternalServiceResource(string name, Uri uri)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(uri);

        if (!uri.IsAbsoluteUri || uri.AbsolutePath != "/" || !string.IsNullOrEmpty(uri.Fragment))
        {
            throw new ArgumentException($"The URL '{uri}' of external service '{name}' must be absolute, have the path '/' and no fragment.", nameof(uri));
        }

        Uri = uri;
    }

    public ExternalServiceResource(string name, ParameterResource urlParameter)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(urlParameter);

        UrlParameter = urlParameter;
    }

    public Uri? Uri { get; }

    public ParameterResource? UrlParameter { get; }
}
