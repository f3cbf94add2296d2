namespace Aspire.Hosting.ApplicationModel;

/// <summary>The rule for resource and endpoint names: 1 to 64 ASCII letters, digits and single hyphens, starting with a letter, not ending with a hyphen.</summary>
internal static class ModelName
{
    private const int MaxLength = 64;

    public static void Validate(string target, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        if (FindFault(name) is { } fault)
        {
            throw new ArgumentException($"{target} name '{name}' is invalid: {fault}.", nameof(name));
        }
    }

    private static string? FindFault(string name)
    {
        if (name.Length > MaxLength)
        {
            return $"it has {name.Length} characters, at most {MaxLength} are allowed";
        }

        if (name.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '-'))
        {
            return "only ASCII letters, digits and hyphens are allowed";
        }

        if (!char.IsAsciiLetter(name[0]))
        {
            return "it must start with an ASCII letter";
        }

        if (name.EndsWith('-'))
        {
            return "it must not end with a hyphen";
        }

        return name.Contains("--", StringComparison.Ordinal) ? "it must not contain consecutive hyphens" : null;
    }
}
