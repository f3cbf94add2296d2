using System.Text;

namespace HotDash.Mailbox.Host.Imap;

/// <summary>An atom, string or literal (<see cref="Items"/> null), or a parenthesised list.</summary>
internal sealed record ImapToken(string Text, IReadOnlyList<ImapToken>? Items = null)
{
    public string Upper => Text.ToUpperInvariant();

    public bool IsList => Items is not null;

    /// <summary>The text as UTF-8: strings travel as Latin-1 characters, one per byte.</summary>
    public string Decoded => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Text));
}
