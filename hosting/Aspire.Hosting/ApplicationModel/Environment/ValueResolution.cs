using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Turns collected values into text: in a run to what they are, in a publish to placeholders. A value without content is left out.</summary>
internal sealed class ValueResolution(IResource resource, DistributedApplicationExecutionContext executionContext)
{
    private readonly ValueProviderContext _context = new() { ExecutionContext = executionContext, Caller = resource };

    public async Task<ExecutionConfigurationResult> ResolveAsync(
        IReadOnlyList<object> arguments,
        IReadOnlyDictionary<string, object> variables,
        IReadOnlyList<IExecutionConfigurationData> additionalData,
        CancellationToken cancellationToken)
    {
        var errors = new List<Exception>();
        var argumentTasks = arguments.Select((value, index) => ResolveAsync(value, $"argument {index + 1}", errors, cancellationToken)).ToList();
        var variableTasks = variables.Select(async variable => (variable.Key, Value: await ResolveAsync(variable.Value, $"environment variable '{variable.Key}'", errors, cancellationToken))).ToList();

        var resolvedArguments = await Task.WhenAll(argumentTasks);
        var resolvedVariables = await Task.WhenAll(variableTasks);

        return new ExecutionConfigurationResult(
            [.. resolvedArguments.OfType<ResolvedValue>()],
            resolvedVariables.Where(variable => variable.Value is not null).ToDictionary(variable => variable.Key, variable => variable.Value!, StringComparer.Ordinal),
            additionalData,
            errors.Count switch { 0 => null, 1 => errors[0], _ => new AggregateException(errors) })
        {
            SecretValues = await SecretsAsync(arguments.Concat(variables.Values), cancellationToken),
        };
    }

    private async Task<ResolvedValue?> ResolveAsync(object value, string place, List<Exception> errors, CancellationToken cancellationToken)
    {
        try
        {
            var source = value is IResourceBuilder<IResource> builder ? builder.Resource : value;

            return await TextOfAsync(source, cancellationToken) is { } text ? new ResolvedValue(source, text, ValueReferences.HoldsSecret(source)) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            lock (errors)
            {
                errors.Add(new DistributedApplicationException($"The {place} of resource '{resource.Name}' has no value: {exception.Message}", exception));
            }

            return null;
        }
    }

    private async ValueTask<string?> TextOfAsync(object value, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        IManifestExpressionProvider expression when executionContext.IsPublishMode => expression.ValueExpression,
        IValueProvider provider => await provider.GetValueAsync(_context, cancellationToken),
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"a value of type '{value.GetType().Name}' cannot be turned into text. Give a string or a value of the model."),
    };

    private async Task<IReadOnlyList<string>> SecretsAsync(IEnumerable<object> values, CancellationToken cancellationToken)
    {
        if (executionContext.IsPublishMode)
        {
            return [];
        }

        var secrets = new HashSet<string>(StringComparer.Ordinal);

        foreach (var parameter in values.SelectMany(ValueReferences.ParametersOf).Where(parameter => parameter.Secret).Distinct())
        {
            try
            {
                if (await parameter.GetValueAsync(cancellationToken) is { Length: > 0 } secret)
                {
                    secrets.Add(secret);
                }
            }
            catch (MissingParameterValueException)
            {
                // Reported where the value is used.
            }
        }

        return [.. secrets.OrderByDescending(secret => secret.Length)];
    }
}
