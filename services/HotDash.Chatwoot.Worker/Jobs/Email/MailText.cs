using System.Text;
using System.Text.RegularExpressions;
using MimeKit.Text;

namespace HotDash.Chatwoot.Worker.Jobs.Email;

/// <summary>The readable part of a mail.</summary>
internal static partial class MailText
{
    /// <summary>What was written now: ends where the quoted mail begins.</summary>
    public static string Reply(string text)
    {
        var kept = new List<string>();

        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (QuoteHeader().IsMatch(line))
            {
                break;
            }

            kept.Add(line.TrimEnd());
        }

        while (kept.Count > 0 && (kept[^1].Length == 0 || kept[^1].StartsWith('>')))
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return string.Join('\n', kept).Trim();
    }

    /// <summary>The text of an HTML mail, a line per block.</summary>
    public static string FromHtml(string html)
    {
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        var text = new StringBuilder();
        var hidden = 0;

        while (tokenizer.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken { Id: HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Head or HtmlTagId.Title } tag:
                    hidden += tag.IsEndTag ? -1 : tag.IsEmptyElement ? 0 : 1;
                    break;
                case HtmlTagToken { Id: HtmlTagId.Br }:
                case HtmlTagToken { IsEndTag: true, Id: HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3 }:
                    text.Append('\n');
                    break;
                case HtmlDataToken data when hidden <= 0:
                    text.Append(Spaces().Replace(data.Data, " "));
                    break;
            }
        }

        return BlankLines().Replace(text.ToString(), "\n\n").Trim();
    }

    /// <summary><c>On Tue, 24 Nov 2026 at 09:00, Jamie &lt;jamie@example.com&gt; wrote:</c> and Outlook's separator.</summary>
    [GeneratedRegex(@"^\s*(On\s.{5,200}\swrote:|Am\s.{5,200}\sschrieb.{0,200}:|-{2,}\s*(Original Message|Forwarded message)\s*-{2,}|_{20,})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex QuoteHeader();

    [GeneratedRegex(@"[ \t\r\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[ \t]*\n\s*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines();
}
