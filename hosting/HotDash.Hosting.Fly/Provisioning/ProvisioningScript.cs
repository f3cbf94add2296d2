using System.Text;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Provisioning;

/// <summary>A script that makes what is not there yet and can run again without harm.</summary>
internal static class ProvisioningScript
{
    private const string Head =
        """
        #!/usr/bin/env bash
        # {0} Generated from the application model.
        # Needs flyctl, jq and FLY_API_TOKEN in the environment (an organization token: a deploy token cannot create apps).
        set -euo pipefail

        # count FILTER COMMAND...: how many there are; column NAME COMMAND...: the same out of a table.
        count() {{ "${{@:2}}" | jq "$1"; }}
        column() {{ "${{@:2}}" | awk -v name="$1" '{{ for (i = 1; i <= NF; i++) if ($i == name) {{ found++; break }} }} END {{ print found + 0 }}'; }}


        """;

    public static string Write(string purpose, IEnumerable<ProvisioningItem> items)
    {
        var text = new StringBuilder(string.Format(System.Globalization.CultureInfo.InvariantCulture, Head.ReplaceLineEndings("\n"), purpose));

        foreach (var item in items)
        {
            var count = item.Count.IsTable ? $"column {ShellWords.Quote(item.Count.Where[0].Value)}" : $"count {ShellWords.Quote(item.Count.Filter)}";

            text.Append("# ").Append(item.Name).Append('\n')
                .Append("present=$(").Append(count).Append(" fly ").Append(Words(item.Look, item.Needed)).Append(")\n")
                .Append("[ \"$present\" -ge ").Append(System.Globalization.CultureInfo.InvariantCulture, $"{item.Needed}").Append(" ] || fly ").Append(Words(item.Create, item.Needed)).Append('\n');
        }

        return text.ToString();
    }

    private static string Words(IEnumerable<string> arguments, int needed) => string.Join(' ', arguments.Select(argument => argument switch
    {
        ProvisioningItem.Missing => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"$(({needed} - present))\""),
        _ when Asked.Is(argument) => $"\"${{{Asked.Variable(argument)}:?{Asked.Hint(argument)}}}\"",
        _ => ShellWords.Quote(argument),
    }));
}
