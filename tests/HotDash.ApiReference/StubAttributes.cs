using System.Text.RegularExpressions;

namespace HotDash.ApiReference;

/// <summary>The lists abbreviate attribute arguments; this gives them back their C# form.</summary>
internal static partial class StubAttributes
{
    public static string Write(string text) =>
        Usage().Replace(
            text.Replace("[Obsolete(error)]", "[Obsolete(\"\", true)]", StringComparison.Ordinal)
                .Replace("[InterpolatedStringHandlerArgument()]", "[InterpolatedStringHandlerArgument(\"\")]", StringComparison.Ordinal)
                .Replace("[NotNullWhen(True)]", "[NotNullWhen(true)]", StringComparison.Ordinal)
                .Replace("[NotNullWhen(False)]", "[NotNullWhen(false)]", StringComparison.Ordinal),
            WriteUsage);

    // AttributeUsage(Class, Struct, Inherited = False) -> AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)
    private static string WriteUsage(Match match)
    {
        var arguments = match.Groups["arguments"].Value.Split(", ");
        var targets = arguments.Where(argument => !argument.Contains('=', StringComparison.Ordinal)).Select(argument => "AttributeTargets." + argument);
        var named = arguments.Where(argument => argument.Contains('=', StringComparison.Ordinal))
            .Select(argument => argument.Replace("False", "false", StringComparison.Ordinal).Replace("True", "true", StringComparison.Ordinal));
        return $"AttributeUsage({string.Join(", ", [string.Join(" | ", targets), .. named])})";
    }

    [GeneratedRegex(@"AttributeUsage\((?<arguments>[^)]*)\)")]
    private static partial Regex Usage();
}
