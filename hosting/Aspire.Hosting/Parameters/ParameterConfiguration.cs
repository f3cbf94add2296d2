namespace Aspire.Hosting;

internal static class ParameterConfiguration
{
    /// <summary>The configured value; a key with <c>_</c> for <c>-</c>, as environment variables need it; the default; or an error that names the key.</summary>
    public static string Read(IConfiguration configuration, string key, string name, ParameterDefault? defaultValue)
    {
        if (configuration[key] is { Length: > 0 } value)
        {
            return value;
        }

        if (configuration[key.Replace('-', '_')] is { Length: > 0 } underscored)
        {
            return underscored;
        }

        return defaultValue is not null
            ? defaultValue.GetDefaultValue()
            : throw new MissingParameterValueException(
                $"Parameter '{name}' has no value: configuration key '{key}' is missing and the parameter has no default. Set environment variable {key.Replace(":", "__", StringComparison.Ordinal).Replace('-', '_')} or the user secret '{key}'.");
    }
}
