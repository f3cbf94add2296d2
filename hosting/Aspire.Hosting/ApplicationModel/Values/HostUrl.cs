namespace Aspire.Hosting.ApplicationModel;

/// <summary>A URL on this machine. Asked for by a container, <c>localhost</c> becomes the name under which the container reaches the host.</summary>
public record HostUrl(string Url) : IExpressionValue
{
    string IManifestExpressionProvider.ValueExpression => Url;

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => new(Url);

    ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        if (context.GetNetworkIdentifier() != KnownNetworkIdentifiers.DefaultAspireContainerNetwork
            || !Uri.TryCreate(Url, UriKind.Absolute, out var uri)
            || !uri.IsLoopback)
        {
            return new(Url);
        }

        return new(new UriBuilder(uri) { Host = KnownHostNames.DefaultContainerTunnelHostName }.ToString());
    }
}
