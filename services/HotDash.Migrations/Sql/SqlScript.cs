namespace HotDash.Migrations.Sql;

/// <summary>Takes a script apart into statements.</summary>
public static class SqlScript
{
    /// <exception cref="SqlScriptException">A quote or comment is never closed, or a line is for psql alone.</exception>
    public static IReadOnlyList<SqlStatement> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var lexer = new SqlLexer(text);
        var statements = new List<SqlStatement>();
        var tokens = new List<SqlToken>();
        var parentheses = 0;
        var blocks = 0;

        while (lexer.Next() is { } token)
        {
            if (token.IsSymbol('\\') && tokens.Count == 0)
            {
                throw new SqlScriptException(lexer.LineOf(token.Start), "a command of psql (\\…) is no SQL. Write it as SQL, or leave it out.");
            }

            if (token.IsSymbol(';') && parentheses == 0 && blocks == 0)
            {
                Close(text, lexer, tokens, statements);
                continue;
            }

            parentheses += token.IsSymbol('(') ? 1 : token.IsSymbol(')') ? -1 : 0;
            blocks += Block(token, tokens, blocks);
            tokens.Add(token);
        }

        Close(text, lexer, tokens, statements);

        return statements;
    }

    /// <summary>The semicolons between <c>begin atomic</c> and its <c>end</c> belong to the function.</summary>
    private static int Block(SqlToken token, List<SqlToken> before, int blocks) =>
        token switch
        {
            _ when token.Is("ATOMIC") && before.Count > 0 && before[^1].Is("BEGIN") => 1,
            _ when blocks > 0 && token.Is("CASE") => 1,
            _ when blocks > 0 && token.Is("END") => -1,
            _ => 0,
        };

    private static void Close(string text, SqlLexer lexer, List<SqlToken> tokens, List<SqlStatement> statements)
    {
        if (tokens.Count == 0)
        {
            return;
        }

        statements.Add(new SqlStatement(text[tokens[0].Start..tokens[^1].End], lexer.LineOf(tokens[0].Start), [.. tokens]));
        tokens.Clear();
    }
}
