using System.Text;

namespace HotDash.Hosting.Fly.Validation;

/// <summary>Commands are split into words as flyctl splits them; a quote that is never closed fails the deploy.</summary>
internal static class ShellWords
{
    public static bool CanSplit(string command) => TrySplit(command) is not null;

    /// <exception cref="FormatException">A quote is never closed.</exception>
    public static IReadOnlyList<string> Split(string command) => TrySplit(command) ?? throw new FormatException($"'{command}' has a quote or a backslash that nothing closes.");

    private static List<string>? TrySplit(string command)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        var escaped = false;

        foreach (var character in command)
        {
            if (escaped)
            {
                escaped = false;
                // Between double quotes a backslash only means something before these two.
                word = (word ?? new StringBuilder()).Append(quote == '"' && character is not ('"' or '\\') ? $"\\{character}" : character.ToString());
            }
            else if (character == '\\' && quote != '\'')
            {
                escaped = true;
            }
            else if (quote == '\0' && character is '"' or '\'')
            {
                quote = character;
                word ??= new StringBuilder();
            }
            else if (character == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && char.IsWhiteSpace(character))
            {
                if (word is not null)
                {
                    words.Add(word.ToString());
                    word = null;
                }
            }
            else
            {
                word = (word ?? new StringBuilder()).Append(character);
            }
        }

        if (word is not null)
        {
            words.Add(word.ToString());
        }

        return quote == '\0' && !escaped ? words : null;
    }

    /// <summary>One word as it has to be written to be read as that word.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:=@%+,".Contains(character, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
