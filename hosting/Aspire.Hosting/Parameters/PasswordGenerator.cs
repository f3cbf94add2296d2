using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Random text with a minimum of each kind of character; characters that are easily confused or need quoting are left out.</summary>
internal static class PasswordGenerator
{
    private const string LowerCharacters = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperCharacters = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string NumericCharacters = "0123456789";
    private const string SpecialCharacters = "-_.{}~()*+!";

    public static string Generate(GenerateParameterDefault rule)
    {
        (string Characters, bool Enabled, int Minimum)[] kinds =
        [
            (LowerCharacters, rule.Lower, rule.MinLower),
            (UpperCharacters, rule.Upper, rule.MinUpper),
            (NumericCharacters, rule.Numeric, rule.MinNumeric),
            (SpecialCharacters, rule.Special, rule.MinSpecial),
        ];

        if (Array.Exists(kinds, kind => !kind.Enabled && kind.Minimum > 0))
        {
            throw new ArgumentException("A kind of character that is turned off cannot have a minimum.");
        }

        var alphabet = string.Concat(kinds.Where(kind => kind.Enabled).Select(kind => kind.Characters));

        if (alphabet.Length == 0)
        {
            throw new ArgumentException("At least one kind of character must be turned on.");
        }

        var required = kinds.Where(kind => kind.Enabled).SelectMany(kind => RandomNumberGenerator.GetItems<char>(kind.Characters, kind.Minimum)).ToArray();
        var rest = RandomNumberGenerator.GetItems<char>(alphabet, Math.Max(0, rule.MinLength - required.Length));
        char[] all = [.. required, .. rest];
        RandomNumberGenerator.Shuffle<char>(all);

        return new string(all);
    }
}
