namespace Aspire.Hosting.Dcp;

/// <summary>Values of environment variables and arguments, resolved for one resource.</summary>
internal sealed class DcpValues(DistributedApplicationExecutionContext executionContext, IResource caller)
{
    public async Task<DcpValue?> ResolveAsync(object? value, CancellationToken cancellationToken)
    {
        var text = value switch
        {
            null => null,
            string literal => literal,
            IValueProvider provider => await provider.GetValueAsync(
                new ValueProviderContext { ExecutionContext = executionContext, Caller = caller }, cancellationToken),
            IResourceBuilder<IResource> { Resource: IValueProvider provider } => await provider.GetValueAsync(
                new ValueProviderContext { ExecutionContext = executionContext, Caller = caller }, cancellationToken),
            IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        return text is null ? null : new DcpValue(text, ContainsSecret(value));
    }

    /// <summary>A secret parameter makes every value it goes into a secret, also inside connection strings.</summary>
    internal static bool ContainsSecret(object? value) => value switch
    {
        Dashboard.SecretText => true,
        ParameterResource parameter => parameter.Secret,
        IResourceBuilder<IResource> builder => ContainsSecret(builder.Resource),
        ConnectionStringReference reference => ContainsSecret(reference.Resource.ConnectionStringExpression),
        IResourceWithConnectionString resource => ContainsSecret(resource.ConnectionStringExpression),
        ReferenceExpression expression => expression.ValueProviders.Any(ContainsSecret),
        _ => false,
    };
}
