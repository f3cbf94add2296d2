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

    /// <summary>The URL, or the parameter that holds it.</summary>
    internal object UrlValue => (object?)UrlParameter ?? Uri!.ToString();

    /// <summary>The URL once it is known.</summary>
    internal Uri ResolvedUri
    {
        get => field ?? Uri ?? throw new InvalidOperationException($"The URL of external service '{Name}' is not known yet.");
        set;
    }
}
