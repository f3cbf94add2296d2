namespace HotDash.Hosting.Fly.Validation;

/// <summary>Commands are split into words as flyctl splits them; a quote that is never closed fails the deploy.</summary>
internal static class ShellWords
{
    public static bool CanSplit(string command)
    {
        var quote = '\0';
        var escaped = false;

        foreach (var character in command)
        {
            if (escaped)
            {
                escaped = false;
            }
            else if (character == '\\' && quote != '\'')
            {
                escaped = true;
            }
            else if (quote == '\0' && character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == quote)
            {
                quote = '\0';
            }
        }

        return quote == '\0' && !escaped;
    }

    /// <summary>One word as it has to be written to be read as that word.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./:=@%+,".Contains(character, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
