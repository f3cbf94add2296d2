using System.Globalization;
using System.Text;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>A script that creates what a first deploy needs and that can run again without harm.</summary>
internal static class FlyProvisioningScript
{
    private const string Head =
        """
        #!/usr/bin/env bash
        # Creates the apps, private addresses and volumes that do not exist yet. Generated from the application model.
        # Needs flyctl, jq and FLY_API_TOKEN in the environment (an organization token: a deploy token cannot create apps).
        set -euo pipefail

        has_app() { fly apps list --json | jq -e --arg name "$1" 'any(.[]; .Name == $name)' > /dev/null; }
        has_private_address() { fly ips list --app "$1" --json | jq -e 'any(.[]; .Type == "private_v6")' > /dev/null; }
        volumes() { fly volumes list --app "$1" --json | jq --arg name "$2" '[.[] | select(.name == $name)] | length'; }

        """;

    public static string Write(IEnumerable<FlyAppModel> apps, FlyEnvironmentResource environment)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n")).Append('\n');

        foreach (var app in apps)
        {
            var name = ShellWords.Quote(app.Name);
            text.Append("has_app ").Append(name).Append(" || fly apps create ").Append(name).Append(" --org ").Append(environment.Organization is { } organization ? ShellWords.Quote(organization) : "\"${FLY_ORG:?set it to the Fly organization}\"").Append(" --yes\n");

            if (app.Settings.PrivateAddress is FlyPrivateAddress.Flycast)
            {
                text.Append("has_private_address ").Append(name).Append(" || fly ips allocate-v6 --private --app ").Append(name).Append('\n');
            }

            foreach (var (group, mount) in app.Groups.SelectMany(group => group.Settings.Mounts.Select(mount => (group, mount))))
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"if [ \"$(volumes {name} {mount.Source})\" -lt {group.Replicas} ]; then fly volumes create {mount.Source} --app {name} --region {app.Region} --size {mount.InitialSizeGb ?? 1} --yes; fi\n");
            }
        }

        return text.ToString();
    }
}
