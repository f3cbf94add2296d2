using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A place to which resources are deployed. It knows how its resources address each other.</summary>
public interface IComputeEnvironmentResource : IResource
{
    ReferenceExpression GetHostAddressExpression(EndpointReference endpointReference) =>
        throw new NotSupportedException($"Compute environment '{Name}' does not say how endpoint '{endpointReference.EndpointName}' of '{endpointReference.Resource.Name}' is addressed.");

    ReferenceExpression GetEndpointPropertyExpression(EndpointReferenceExpression endpointReferenceExpression)
    {
        ArgumentNullException.ThrowIfNull(endpointReferenceExpression);

        var endpoint = endpointReferenceExpression.Endpoint;
        var host = GetHostAddressExpression(endpoint);
        var port = (endpoint.EndpointAnnotation.Port ?? endpoint.EndpointAnnotation.TargetPort)?.ToString(CultureInfo.InvariantCulture);

        return endpointReferenceExpression.Property switch
        {
            EndpointProperty.Url => ReferenceExpression.Create($"{endpoint.Scheme}://{host}:{port}"),
            EndpointProperty.Host or EndpointProperty.IPV4Host => host,
            EndpointProperty.Port => ReferenceExpression.Create($"{port}"),
            EndpointProperty.Scheme => ReferenceExpression.Create($"{endpoint.Scheme}"),
            EndpointProperty.TargetPort => ReferenceExpression.Create($"{endpoint.TargetPort?.ToString(CultureInfo.InvariantCulture)}"),
            EndpointProperty.HostAndPort => ReferenceExpression.Create($"{host}:{port}"),
            EndpointProperty.TlsEnabled => ReferenceExpression.Create($"{endpoint.TlsEnabled.ToString()}"),
            _ => throw new NotSupportedException($"Endpoint property '{endpointReferenceExpression.Property}' is not known."),
        };
    }
}
