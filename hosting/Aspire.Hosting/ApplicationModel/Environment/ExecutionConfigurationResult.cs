namespace Aspire.Hosting.ApplicationModel;

/// <summary>The final arguments and variables of a resource, with what is known of their origin.</summary>
internal sealed record ExecutionConfigurationResult(
    IReadOnlyList<ResolvedValue> ArgumentValues,
    IReadOnlyDictionary<string, ResolvedValue> VariableValues,
    IReadOnlyList<IExecutionConfigurationData> AdditionalData,
    Exception? Exception) : IExecutionConfigurationResult
{
    public IEnumerable<object> References => ArgumentValues.Concat(VariableValues.Values).Select(value => value.Unprocessed).Where(value => value is not string);

    public IEnumerable<(object Unprocessed, string Processed, bool IsSensitive)> ArgumentsWithUnprocessed =>
        ArgumentValues.Select(value => (value.Unprocessed, value.Processed, value.IsSensitive));

    public IEnumerable<(string Value, bool IsSensitive)> Arguments => ArgumentValues.Select(value => (value.Processed, value.IsSensitive));

    public IEnumerable<KeyValuePair<string, (object Unprocessed, string Processed)>> EnvironmentVariablesWithUnprocessed =>
        VariableValues.Select(variable => KeyValuePair.Create(variable.Key, (variable.Value.Unprocessed, variable.Value.Processed)));

    public IEnumerable<KeyValuePair<string, string>> EnvironmentVariables => VariableValues.Select(variable => KeyValuePair.Create(variable.Key, variable.Value.Processed));

    public IEnumerable<IExecutionConfigurationData> AdditionalConfigurationData => AdditionalData;

    /// <summary>The values of all secret parameters that took part, longest first: what must not be shown inside other values either.</summary>
    public required IReadOnlyList<string> SecretValues { get; init; }
}
