namespace HotDash.Mailbox.Host.Smtp;

/// <summary>Reads command lines such as <c>MAIL FROM:&lt;jane@shop.test&gt; SIZE=1200</c>.</summary>
internal static class SmtpLine
{
    public static (string Verb, string Argument) Split(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (line.ToUpperInvariant(), "") : (line[..space].ToUpperInvariant(), line[(space + 1)..].Trim());
    }

    /// <returns>The address between the angle brackets, empty for the null sender; null when the line has another form.</returns>
    public static string? Path(string argument, string keyword)
    {
        if (!argument.StartsWith(keyword, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var open = argument.IndexOf('<', StringComparison.Ordinal);
        var close = argument.IndexOf('>', StringComparison.Ordinal);
        return open >= 0 && close > open ? argument[(open + 1)..close] : null;
    }
}
