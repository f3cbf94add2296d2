using System.Text;

namespace HotDash.Chatwoot.Core.Csv;

/// <summary>Reads records of comma-separated values one by one: quoted fields may hold commas, quotes (doubled) and line ends.</summary>
public sealed class CsvReader(TextReader reader)
{
    /// <summary>A field that long is a quote that is never closed.</summary>
    private const int MaxField = 100_000;

    private readonly StringBuilder _field = new();
    private int _line = 1;

    /// <returns>Null at the end. Empty lines are passed over.</returns>
    /// <exception cref="FormatException">A quoted field is not closed, or text follows its end.</exception>
    public IReadOnlyList<string>? Read()
    {
        while (reader.Peek() is '\r' or '\n')
        {
            Advance();
        }

        if (reader.Peek() < 0)
        {
            return null;
        }

        var fields = new List<string>();
        while (true)
        {
            fields.Add(reader.Peek() == '"' ? Quoted() : Plain());

            switch (reader.Peek())
            {
                case ',':
                    Advance();
                    break;
                case < 0 or '\r' or '\n':
                    return fields;
                default:
                    throw new FormatException($"Line {_line}: text follows the end of a quoted field.");
            }
        }
    }

    private string Plain()
    {
        _field.Clear();
        while (reader.Peek() is >= 0 and not (',' or '\r' or '\n'))
        {
            Take();
        }

        return _field.ToString();
    }

    private string Quoted()
    {
        var start = _line;
        _field.Clear();
        Advance();
        while (true)
        {
            if (reader.Peek() == '"')
            {
                Advance();
                if (reader.Peek() != '"')
                {
                    return _field.ToString();
                }
            }
            else if (reader.Peek() < 0)
            {
                throw new FormatException($"Line {start}: a quoted field is not closed.");
            }

            Take();
        }
    }

    private void Take()
    {
        if (_field.Length == MaxField)
        {
            throw new FormatException($"Line {_line}: a field has more than {MaxField} characters.");
        }

        _field.Append(Advance());
    }

    private char Advance()
    {
        var character = (char)reader.Read();
        _line += character == '\n' ? 1 : 0;

        return character;
    }
}
