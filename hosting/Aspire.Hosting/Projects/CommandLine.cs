using System.Text;

namespace Aspire.Hosting;

/// <summary>Splits a command line as a shell would: blanks separate, double quotes hold together.</summary>
internal static class CommandLine
{
    public static List<string> Split(string? text)
    {
        var arguments = new List<string>();
        var current = new StringBuilder();
        var quoted = false;
        var started = false;

        foreach (var character in text ?? "")
        {
            if (character == '"')
            {
                quoted = !quoted;
                started = true;
            }
            else if (char.IsWhiteSpace(character) && !quoted)
            {
                Finish();
            }
            else
            {
                current.Append(character);
                started = true;
            }
        }

        Finish();

        return arguments;

        void Finish()
        {
            if (started)
            {
                arguments.Add(current.ToString());
                current.Clear();
                started = false;
            }
        }
    }
}
