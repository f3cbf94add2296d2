using System.Text;

namespace HotDash.Mailbox.Host.Imap;

/// <summary>Writes strings as IMAP wants them.</summary>
internal static class ImapText
{
    public static string Quote(string? text)
    {
        if (text is null)
        {
            return "NIL";
        }

        return text.Any(character => character is '\r' or '\n' or '\0' || character > 126)
            ? Literal(Encoding.UTF8.GetBytes(text))
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The bytes as Latin-1 characters, which the channel turns back into the same bytes.</summary>
    public static string Literal(ReadOnlySpan<byte> bytes) => $"{{{bytes.Length}}}\r\n{Encoding.Latin1.GetString(bytes)}";
}
