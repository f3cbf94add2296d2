using System.Text.RegularExpressions;
using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

internal static partial class EnvRules
{
    private static readonly string[] s_secretWords = ["KEY", "PRIVATE", "DATABASE_URL", "PASSWORD", "SECRET"];

    public static bool IsName(string name) => VariableName().IsMatch(name);

    public static IEnumerable<FlyFinding> Check(FlyToml document)
    {
        foreach (var name in document.Env.Keys.Order(StringComparer.Ordinal))
        {
            if (!IsName(name))
            {
                yield return FlyFinding.Error("env-name", $"env.{name}", null, "is not the name of an environment variable.", "Use letters, digits and underscores, not starting with a digit.");
            }
            else if (name.StartsWith("FLY_", StringComparison.Ordinal))
            {
                yield return FlyFinding.Error("env-reserved", $"env.{name}", null, "starts with FLY_, which Fly keeps for itself.", "Choose another name.");
            }
            else if (name == "PRIMARY_REGION")
            {
                yield return FlyFinding.Error("env-primary-region", $"env.{name}", null, "is overwritten by primary_region.", "Leave it out.");
            }
            else if (s_secretWords.Any(word => name.Contains(word, StringComparison.Ordinal)))
            {
                // flyctl warns by the same words. The value is not repeated: it may be what the name says.
                yield return FlyFinding.Warning("env-secret-name", $"env.{name}", null, "sounds like a secret and would stand in a file.", "Make it a secret parameter.");
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex VariableName();
}
