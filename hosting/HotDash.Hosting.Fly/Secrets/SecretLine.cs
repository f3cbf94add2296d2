using System.Text;

namespace HotDash.Hosting.Fly.Secrets;

/// <summary>
/// A secret in the grammar of <c>fly secrets import</c> (flyctl, <c>internal/command/secrets/parser.go</c>), which has no escapes: the value is
/// read back byte for byte, or there is no way to write it and that is said.
/// </summary>
internal static class SecretLine
{
    private const string Triple = "\"\"\"";

    /// <summary>flyctl reads lines of this size and takes a longer one for the end of the file, without a word.</summary>
    private const int LongestLine = 64 * 1024;

    /// <summary>The lines, each with its line feed; or null and why not.</summary>
    public static (string? Text, string? Problem) Encode(string name, string value)
    {
        if (!Validation.EnvRules.IsName(name))
        {
            return (null, "is not the name of a variable: use letters, digits and underscores.");
        }

        if (value.Contains('\0', StringComparison.Ordinal))
        {
            return (null, "holds a zero byte, which no environment variable can.");
        }

        var candidates = Candidates(name, value).Where(text => IsExact(text, name, value, older: false)).ToList();

        if (candidates.Count > 0)
        {
            return (candidates.FirstOrDefault(text => IsExact(text, name, value, older: true)) ?? candidates[0], null);
        }

        return (null, "cannot be written for flyctl's import without being changed: it holds line breaks together with quotes that end it, carriage returns or a line of 64 KB. Store it in base64 and decode it in the app.");
    }

    private static bool IsExact(string text, string name, string value, bool older) =>
        text.Split('\n').All(line => Encoding.UTF8.GetByteCount(line) < LongestLine)
        && SecretParser.Parse(text, older) is [var (readName, readValue)] && readName == name && readValue == value;

    private static IEnumerable<string> Candidates(string name, string value)
    {
        yield return $"{name}=\"{value}\"\n";
        yield return $"{name}={Triple}{value}{Triple}\n";
        yield return $"{name}={value}\n";
        yield return $"{name}='{value}'\n";
    }
}
