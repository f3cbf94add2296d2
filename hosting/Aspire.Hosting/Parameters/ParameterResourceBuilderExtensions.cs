namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    /// <summary>A value from configuration key <c>Parameters:name</c>.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.Add(CreateParameter(builder, name, secret));
    }

    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, string value, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(value);

        return builder.AddParameter(name, () => value, publishValueAsDefault, secret);
    }

    /// <param name="publishValueAsDefault">Write the value into manifests as default. Not possible for a secret.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(valueGetter);

        if (publishValueAsDefault && secret)
        {
            throw new ArgumentException($"Parameter '{name}' is secret: its value cannot be published as default.", nameof(secret));
        }

        var parameter = new ParameterResource(name, _ => valueGetter(), secret);

        if (publishValueAsDefault)
        {
            parameter.Default = new ConstantParameterDefault(valueGetter);
        }

        return builder.Add(parameter);
    }

    public static IResourceBuilder<ParameterResource> AddParameterFromConfiguration(this IDistributedApplicationBuilder builder, string name, string configurationKey, bool secret = false)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.Add(FromConfiguration(builder, name, configurationKey, secret));
    }

    /// <param name="persist">Keep a generated value in the user's secrets.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, [ResourceName] string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(value);

        var parameter = CreateParameter(builder, name, secret);
        parameter.Default = persist && builder.ExecutionContext.IsRunMode ? new UserSecretsParameterDefault(value, parameter.ConfigurationKey, builder.UserSecretsManager) : value;

        return builder.Add(parameter);
    }

    public static IResourceBuilder<ParameterResource> WithDescription(this IResourceBuilder<ParameterResource> builder, string description, bool enableMarkdown = false)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Resource.Description = description;
        builder.Resource.EnableDescriptionMarkdown = enableMarkdown;

        return builder;
    }

    /// <summary>Shapes the question that is asked when the value is missing. The last call wins.</summary>
    public static IResourceBuilder<ParameterResource> WithCustomInput(this IResourceBuilder<ParameterResource> builder, Func<ParameterResource, InteractionInput> createInput) =>
        builder.WithAnnotation(new InputGeneratorAnnotation(createInput), ResourceAnnotationMutationBehavior.Replace);

    /// <summary>A connection string from configuration key <c>ConnectionStrings:name</c>.</summary>
    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, [ResourceName] string name, string? environmentVariableName = null)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var parameter = new ConnectionStringParameterResource(name, _ => ParameterConfiguration.Read(builder.Configuration, $"ConnectionStrings:{name}", name, null), environmentVariableName)
        {
            IsConnectionString = true,
        };

        return ShowParameter(builder.AddResource(parameter));
    }

    public static ParameterResource CreateDefaultPasswordParameter(
        IDistributedApplicationBuilder builder,
        string name,
        bool lower = true,
        bool upper = true,
        bool numeric = true,
        bool special = true,
        int minLower = 0,
        int minUpper = 0,
        int minNumeric = 0,
        int minSpecial = 0) => CreateGeneratedParameter(builder, name, true, new GenerateParameterDefault
        {
            // 128 bits need 22 characters of about 60.
            MinLength = 22,
            Lower = lower,
            Upper = upper,
            Numeric = numeric,
            Special = special,
            MinLower = minLower,
            MinUpper = minUpper,
            MinNumeric = minNumeric,
            MinSpecial = minSpecial,
        });

    /// <summary>A parameter that is not part of the model until something refers to it.</summary>
    public static ParameterResource CreateGeneratedParameter(IDistributedApplicationBuilder builder, string name, bool secret, GenerateParameterDefault parameterDefault)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var parameter = CreateParameter(builder, name, secret);
        parameter.Default = builder.ExecutionContext.IsRunMode
            ? new UserSecretsParameterDefault(parameterDefault, parameter.ConfigurationKey, builder.UserSecretsManager)
            : parameterDefault;

        return parameter;
    }

    public static ParameterResource CreateParameter(IDistributedApplicationBuilder builder, string name, bool secret)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return FromConfiguration(builder, name, $"Parameters:{name}", secret);
    }

    private static ParameterResource FromConfiguration(IDistributedApplicationBuilder builder, string name, string key, bool secret) =>
        new(name, defaultValue => ParameterConfiguration.Read(builder.Configuration, key, name, defaultValue), secret) { ConfigurationKey = key };

    private static IResourceBuilder<ParameterResource> Add(this IDistributedApplicationBuilder builder, ParameterResource parameter) => ShowParameter(builder.AddResource(parameter));

    private static IResourceBuilder<T> ShowParameter<T>(IResourceBuilder<T> builder)
        where T : ParameterResource => builder.WithInitialState(new CustomResourceSnapshot
        {
            ResourceType = ResourceTypes.Parameter,
            State = KnownResourceStates.Waiting,
            Properties =
            [
                new ResourcePropertySnapshot("parameter.secret", builder.Resource.Secret.ToString()),
                new ResourcePropertySnapshot(CustomResourceKnownProperties.Source, builder.Resource.ConfigurationKey),
            ],
        });

    private sealed class ConnectionStringParameterResource(string name, Func<ParameterDefault?, string> callback, string? environmentVariableName)
        : ParameterResource(name, callback, secret: true), IResourceWithConnectionString
    {
        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{(ParameterResource)this}");

        public string? ConnectionStringEnvironmentVariable => environmentVariableName;

        IEnumerable<object> IValueWithReferences.References => [];

        string IManifestExpressionProvider.ValueExpression => ValueExpression;

        ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => GetValueAsync(cancellationToken);

        ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken) => GetValueAsync(context, cancellationToken);
    }
}
