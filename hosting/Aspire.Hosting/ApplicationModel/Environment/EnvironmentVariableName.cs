namespace Aspire.Hosting.ApplicationModel;

/// <summary>Turns names of the model into names of environment variables: upper case, other characters than letters, digits and underscores become underscores.</summary>
internal static class EnvironmentVariableName
{
    public static string Encode(string name)
    {
        var encoded = string.Create(name.Length, name, static (span, source) =>
        {
            for (var index = 0; index < span.Length; index++)
            {
                span[index] = char.IsAsciiLetterOrDigit(source[index]) ? char.ToUpperInvariant(source[index]) : '_';
            }
        });

        return encoded.Length > 0 && char.IsAsciiDigit(encoded[0]) ? $"_{encoded}" : encoded;
    }
}
