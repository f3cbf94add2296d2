namespace Aspire.Hosting.ApplicationModel;

public class ParameterResource : Resource, IExpressionValue
{
    private readonly Lazy<string> _lazyValue;
    private readonly Func<ParameterDefault?, string> _callback;

    public ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(callback);

        _callback = callback;
        _lazyValue = new Lazy<string>(() => _callback(Default));
        Secret = secret;
    }

    public ParameterDefault? Default { get; set; }

    public bool Secret { get; }

    public bool IsConnectionString { get; set; }

    public string ValueExpression => IsConnectionString ? $"{{{Name}.connectionString}}" : $"{{{Name}.value}}";

    public string? Description { get; set; }

    public bool EnableDescriptionMarkdown { get; set; }

    /// <summary>Configuration key, such as <c>Parameters:token</c>.</summary>
    internal string ConfigurationKey
    {
        get => field ?? (IsConnectionString ? $"ConnectionStrings:{Name}" : $"Parameters:{Name}");
        set;
    }

    /// <summary>The value as configured or by default. Throws <see cref="MissingParameterValueException"/> when there is none.</summary>
    internal string ConfiguredValue => _lazyValue.Value;

    /// <summary>In a running application: completed once the value is known, which may be after the user gave it.</summary>
    internal TaskCompletionSource<string>? PendingValue { get; set; }

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => GetValueAsync(new ValueProviderContext(), cancellationToken);

    public async ValueTask<string?> GetValueAsync(ValueProviderContext _, CancellationToken cancellationToken) =>
        PendingValue is { } pending ? await pending.Task.WaitAsync(cancellationToken) : ConfiguredValue;
}
