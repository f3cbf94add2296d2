namespace Aspire.Hosting.ApplicationModel;

/// <summary>A Redis server in a container.</summary>
public class RedisResource(string name) : ContainerResource(name), IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";

    public RedisResource(string name, ParameterResource password)
        : this(name)
    {
        PasswordParameter = password;
    }

    public EndpointReference PrimaryEndpoint => field ??= new EndpointReference(this, PrimaryEndpointName);

    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    public ParameterResource? PasswordParameter { get; private set; }

    public ReferenceExpression ConnectionStringExpression => Redirection?.ConnectionStringExpression ?? BuildConnectionString();

    /// <summary><c>redis://:password@host:port</c></summary>
    public ReferenceExpression UriExpression
    {
        get
        {
            var uri = new ReferenceExpressionBuilder();
            uri.AppendLiteral("redis://");

            if (PasswordParameter is { } password)
            {
                uri.Append($":{password:uri}@");
            }

            uri.Append($"{Host}:{Port}");

            return uri.Build();
        }
    }

    private IResourceWithConnectionString? Redirection => Annotations.OfType<ConnectionStringRedirectAnnotation>().LastOrDefault()?.Resource;

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        Redirection is { } other ? other.GetConnectionStringAsync(cancellationToken) : ConnectionStringExpression.GetValueAsync(cancellationToken);

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties()
    {
        yield return new("Host", ReferenceExpression.Create($"{Host}"));
        yield return new("Port", ReferenceExpression.Create($"{Port}"));

        if (PasswordParameter is { } password)
        {
            yield return new("Password", ReferenceExpression.Create($"{password}"));
        }

        yield return new("Uri", UriExpression);
    }

    internal void SetPassword(ParameterResource? password) => PasswordParameter = password;

    private ReferenceExpression BuildConnectionString()
    {
        var connectionString = new ReferenceExpressionBuilder();
        connectionString.Append($"{Host}:{Port}");

        if (PasswordParameter is { } password)
        {
            connectionString.Append($",password={password}");
        }

        return connectionString.Build();
    }
}
