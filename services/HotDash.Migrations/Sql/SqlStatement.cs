namespace HotDash.Migrations.Sql;

/// <summary>One statement of a script, without its semicolon.</summary>
/// <param name="Text">The statement as written.</param>
/// <param name="Line">The line of its first word, counted from 1.</param>
/// <param name="Tokens">Its words, without comments.</param>
public sealed record SqlStatement(string Text, int Line, IReadOnlyList<SqlToken> Tokens)
{
    private static readonly string[] s_transactionControl = ["BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT"];

    /// <summary>The first word, in upper case: <c>ALTER</c>.</summary>
    public string Verb => Tokens[0].Value;

    public bool IsTransactionControl =>
        s_transactionControl.Contains(Verb) && !(Verb == "ROLLBACK" && Tokens.Any(token => token.Is("TO")));

    /// <summary>Says whether the statement starts with these words: <c>StartsWith("CREATE", "TABLE")</c>.</summary>
    public bool StartsWith(params ReadOnlySpan<string> words)
    {
        if (Tokens.Count < words.Length)
        {
            return false;
        }

        for (var index = 0; index < words.Length; index++)
        {
            if (!Tokens[index].Is(words[index]))
            {
                return false;
            }
        }

        return true;
    }

    public bool Has(string word) => Tokens.Any(token => token.Is(word));

    /// <summary>The statement without comments and without differences of case and space, for comparisons.</summary>
    public string Normalized => string.Join(' ', Tokens.Select(token => token.Kind switch
    {
        SqlTokenKind.Text => $"'{token.Value}'",
        SqlTokenKind.QuotedName => $"\"{token.Value}\"",
        _ => token.Value,
    }));

    /// <summary>The words of the statement, and of the body that it runs when it is a DO block.</summary>
    public IReadOnlySet<string> Words { get; } = AllWords(Tokens);

    private static HashSet<string> AllWords(IReadOnlyList<SqlToken> tokens)
    {
        var inner = tokens[0].Is("DO") ? tokens.Where(token => token.Kind == SqlTokenKind.Text).SelectMany(body => SqlScript.Split(body.Value)).SelectMany(statement => statement.Words) : [];

        return tokens.Where(token => token.Kind == SqlTokenKind.Word).Select(token => token.Value).Concat(inner).ToHashSet(StringComparer.Ordinal);
    }
}
