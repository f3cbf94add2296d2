using System.Globalization;
using System.Text;
using HotDash.Mailbox.Host.Listening;

namespace HotDash.Mailbox.Host.Imap;

/// <summary>Reads commands with their quoted strings, literals and lists (RFC 3501, section 9).</summary>
internal sealed class ImapReader(LineChannel channel)
{
    private const int LargestLiteral = 25 * 1024 * 1024;

    private string _line = "";
    private int _position;

    /// <returns>Null at the end of the stream.</returns>
    public async Task<ImapCommand?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await channel.ReadLineAsync(cancellationToken) is not { } line)
        {
            return null;
        }

        _line = line;
        _position = 0;
        var tag = ReadWord();
        var name = ReadWord().ToUpperInvariant();
        if (name == "UID")
        {
            name = "UID " + ReadWord().ToUpperInvariant();
        }

        return new ImapCommand(tag, name, await ReadItemsAsync(closing: null, cancellationToken));
    }

    private string ReadWord()
    {
        SkipSpaces();
        var end = _line.IndexOf(' ', _position);
        var word = end < 0 ? _line[_position..] : _line[_position..end];
        _position += word.Length;
        return word;
    }

    private async Task<IReadOnlyList<ImapToken>> ReadItemsAsync(char? closing, CancellationToken cancellationToken)
    {
        var items = new List<ImapToken>();

        while (true)
        {
            SkipSpaces();
            if (_position >= _line.Length)
            {
                return closing is null ? items : throw new ImapException("A list is not closed");
            }

            if (_line[_position] == closing)
            {
                _position++;
                return items;
            }

            items.Add(await ReadItemAsync(cancellationToken));
        }
    }

    private async Task<ImapToken> ReadItemAsync(CancellationToken cancellationToken)
    {
        switch (_line[_position])
        {
            case '(':
                _position++;
                return new ImapToken("", await ReadItemsAsync(')', cancellationToken));
            case '"':
                return new ImapToken(ReadQuoted());
            case '{':
                return new ImapToken(await ReadLiteralAsync(cancellationToken));
            default:
                return new ImapToken(ReadAtom());
        }
    }

    private string ReadQuoted()
    {
        var text = new StringBuilder();

        for (_position++; _position < _line.Length; _position++)
        {
            switch (_line[_position])
            {
                case '"':
                    _position++;
                    return text.ToString();
                case '\\':
                    _position++;
                    break;
            }

            if (_position < _line.Length)
            {
                text.Append(_line[_position]);
            }
        }

        throw new ImapException("A quoted string is not closed");
    }

    // {12} asks for a go-ahead, {12+} does not (RFC 7888).
    private async Task<string> ReadLiteralAsync(CancellationToken cancellationToken)
    {
        var length = _line[(_position + 1)..].TrimEnd('}');
        var withoutAsking = length.EndsWith('+');
        if (!int.TryParse(length.TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > LargestLiteral)
        {
            throw new ImapException($"'{{{length}}}' is not a literal of at most {LargestLiteral} bytes");
        }

        if (!withoutAsking)
        {
            await channel.WriteLineAsync("+ Go ahead", cancellationToken);
        }

        var text = Encoding.Latin1.GetString(await channel.ReadAsync(count, cancellationToken));
        _line = await channel.ReadLineAsync(cancellationToken) ?? "";
        _position = 0;
        return text;
    }

    // A section, as in BODY.PEEK[HEADER.FIELDS (FROM TO)]<0.100>, belongs to the atom with all it holds.
    private string ReadAtom()
    {
        var start = _position;
        var depth = 0;

        for (; _position < _line.Length; _position++)
        {
            var character = _line[_position];
            depth += character switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth <= 0 && character is (' ' or '(' or ')'))
            {
                break;
            }
        }

        return _line[start.._position];
    }

    private void SkipSpaces()
    {
        while (_position < _line.Length && _line[_position] == ' ')
        {
            _position++;
        }
    }
}
