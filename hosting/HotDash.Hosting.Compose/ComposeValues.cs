using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Compose;

/// <summary>Turns what Aspire puts into a variable or an argument into Compose's text. Parameters become variables of the environment file; no value of one is read.</summary>
internal sealed class ComposeValues
{
    /// <summary>What .NET listens on in a container unless it is told otherwise.</summary>
    public const int DefaultHttpPort = 8080;

    private readonly SortedDictionary<string, string> _variables = new(StringComparer.Ordinal);

    /// <summary>Names of the variables that were met, with what each is.</summary>
    public IReadOnlyDictionary<string, string> Variables => _variables;

    /// <exception cref="DistributedApplicationException">The value means nothing in a Compose file.</exception>
    public string Resolve(object? value) => value switch
    {
        null => "",
        string text => text.Replace("$", "$$", StringComparison.Ordinal),
        ParameterResource parameter => Variable(parameter),
        EndpointReference endpoint => Endpoint(endpoint, EndpointProperty.Url),
        EndpointReferenceExpression expression => Endpoint(expression.Endpoint, expression.Property),
        ConnectionStringReference reference => Resolve(reference.Resource.ConnectionStringExpression),
        IResourceWithConnectionString resource => Resolve(resource.ConnectionStringExpression),
        ReferenceExpression { IsConditional: true } => throw Unknown("a conditional expression"),
        ReferenceExpression expression => Expression(expression),
        IResourceBuilder<IResource> builder => Resolve(builder.Resource),
        bool flag => flag ? bool.TrueString : bool.FalseString,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw Unknown($"a value of type {value.GetType().Name}"),
    };

    public static int TargetPort(EndpointAnnotation endpoint) => endpoint.TargetPort ?? endpoint.Port ?? DefaultHttpPort;

    /// <summary>Only addresses that people use are published, on this machine alone.</summary>
    public string PublishedPort(IResource resource, EndpointAnnotation endpoint) => $"127.0.0.1:{HostPort(resource, endpoint.Name)}:{TargetPort(endpoint)}";

    public static string VariableName(string name) => name.Replace('-', '_').Replace('.', '_').ToUpperInvariant();

    public void Declare(string variable, string meaning) => _variables[variable] = meaning;

    private string HostPort(IResource resource, string endpoint)
    {
        var variable = VariableName($"{resource.Name}-{endpoint}-port");
        Declare(variable, $"port of {resource.Name} on this machine");

        return $"${{{variable}:?choose a port in .env}}";
    }

    private string Variable(ParameterResource parameter)
    {
        var variable = VariableName(parameter.Name);
        Declare(variable, parameter.Secret ? "a secret of your own, letters and digits" : $"parameter {parameter.Name}");

        return $"${{{variable}:?set it in .env}}";
    }

    private string Endpoint(EndpointReference endpoint, EndpointProperty property)
    {
        var annotation = endpoint.EndpointAnnotation;
        var isOutside = endpoint.ContextNetworkID == KnownNetworkIdentifiers.LocalhostNetwork && annotation.IsExternal;
        var host = isOutside ? "localhost" : endpoint.Resource.Name;
        var port = isOutside ? HostPort(endpoint.Resource, annotation.Name) : TargetPort(annotation).ToString(CultureInfo.InvariantCulture);

        return property switch
        {
            EndpointProperty.Url => $"{annotation.UriScheme}://{host}:{port}",
            EndpointProperty.Host or EndpointProperty.IPV4Host => host,
            EndpointProperty.Port => port,
            EndpointProperty.HostAndPort => $"{host}:{port}",
            EndpointProperty.Scheme => annotation.UriScheme,
            EndpointProperty.TargetPort => TargetPort(annotation).ToString(CultureInfo.InvariantCulture),
            _ => throw Unknown($"property {property} of endpoint '{annotation.Name}' of '{endpoint.Resource.Name}'"),
        };
    }

    private string Expression(ReferenceExpression expression) => string.Format(
        CultureInfo.InvariantCulture,
        expression.Format.Replace("$", "$$", StringComparison.Ordinal),
        [.. expression.ValueProviders.Select(Resolve)]);

    private static DistributedApplicationException Unknown(string what) => new($"{what} has no counterpart in a Compose file. Set it in run mode only.");
}
