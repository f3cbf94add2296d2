namespace HotDash.Migrations.Sql;

/// <summary>
/// Takes SQL apart by PostgreSQL's rules for comments, strings and names:
/// https://www.postgresql.org/docs/current/sql-syntax-lexical.html.
/// </summary>
internal sealed class SqlLexer(string text)
{
    private int _position;

    public int LineOf(int offset) => 1 + text.AsSpan(0, offset).Count('\n');

    public SqlToken? Next()
    {
        SkipSpace();

        if (_position >= text.Length)
        {
            return null;
        }

        var start = _position;
        var first = text[start];

        return first switch
        {
            '\'' => Quoted(start, '\'', SqlTokenKind.Text, escapes: false),
            '"' => Quoted(start, '"', SqlTokenKind.QuotedName, escapes: false),
            '$' when DollarTag(start) is { } tag => DollarQuoted(start, tag),
            'e' or 'E' when Peek(1) == '\'' => Quoted(start, '\'', SqlTokenKind.Text, escapes: true),
            'n' or 'N' or 'b' or 'B' or 'x' or 'X' when Peek(1) == '\'' => Quoted(start, '\'', SqlTokenKind.Text, escapes: false),
            _ when IsNameStart(first) => Word(start),
            _ when char.IsAsciiDigit(first) => Number(start),
            _ => Take(SqlTokenKind.Symbol, start, start + 1),
        };
    }

    private void SkipSpace()
    {
        while (_position < text.Length)
        {
            if (char.IsWhiteSpace(text[_position]) || text[_position] == '\uFEFF')
            {
                _position++;
            }
            else if (text[_position] == '-' && Peek(1) == '-')
            {
                var end = text.IndexOf('\n', _position);
                _position = end < 0 ? text.Length : end;
            }
            else if (text[_position] == '/' && Peek(1) == '*')
            {
                SkipBlockComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipBlockComment()
    {
        var start = _position;
        var depth = 0;

        do
        {
            if (_position + 1 >= text.Length)
            {
                throw new SqlScriptException(LineOf(start), "the comment that starts here is never closed. Close it with */.");
            }

            (depth, _position) = (text[_position], text[_position + 1]) switch
            {
                ('/', '*') => (depth + 1, _position + 2),
                ('*', '/') => (depth - 1, _position + 2),
                _ => (depth, _position + 1),
            };
        }
        while (depth > 0);
    }

    private SqlToken Quoted(int start, char quote, SqlTokenKind kind, bool escapes)
    {
        var open = text.IndexOf(quote, start);

        for (var index = open + 1; index < text.Length; index++)
        {
            if (escapes && text[index] == '\\')
            {
                index++;
            }
            else if (text[index] == quote)
            {
                if (index + 1 < text.Length && text[index + 1] == quote)
                {
                    index++;
                    continue;
                }

                _position = index + 1;

                return new SqlToken(kind, text[(open + 1)..index].Replace($"{quote}{quote}", $"{quote}", StringComparison.Ordinal), start, _position);
            }
        }

        throw new SqlScriptException(LineOf(start), $"the {quote} that opens here is never closed.");
    }

    private SqlToken DollarQuoted(int start, string tag)
    {
        var end = text.IndexOf(tag, start + tag.Length, StringComparison.Ordinal);

        if (end < 0)
        {
            throw new SqlScriptException(LineOf(start), $"the {tag} that opens here is never closed.");
        }

        _position = end + tag.Length;

        return new SqlToken(SqlTokenKind.Text, text[(start + tag.Length)..end], start, _position);
    }

    /// <summary><c>$body$</c> or <c>$$</c>; null for a parameter such as $1.</summary>
    private string? DollarTag(int start)
    {
        var index = start + 1;

        while (index < text.Length && (IsNameStart(text[index]) || (index > start + 1 && char.IsAsciiDigit(text[index]))))
        {
            index++;
        }

        return index < text.Length && text[index] == '$' ? text[start..(index + 1)] : null;
    }

    private SqlToken Word(int start)
    {
        var end = start + 1;

        while (end < text.Length && (IsNameStart(text[end]) || char.IsAsciiDigit(text[end]) || text[end] == '$'))
        {
            end++;
        }

        _position = end;

        return new SqlToken(SqlTokenKind.Word, text[start..end].ToUpperInvariant(), start, end);
    }

    private SqlToken Number(int start)
    {
        var end = start + 1;

        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '_'))
        {
            end++;
        }

        return Take(SqlTokenKind.Number, start, end);
    }

    private SqlToken Take(SqlTokenKind kind, int start, int end)
    {
        _position = end;

        return new SqlToken(kind, text[start..end], start, end);
    }

    private char Peek(int ahead) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private static bool IsNameStart(char character) => char.IsLetter(character) || character == '_';
}
