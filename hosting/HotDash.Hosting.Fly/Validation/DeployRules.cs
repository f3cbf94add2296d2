using System.Text.RegularExpressions;
using HotDash.Hosting.Fly.Model;

namespace HotDash.Hosting.Fly.Validation;

internal static partial class DeployRules
{
    public static IEnumerable<FlyFinding> Check(FlyToml document) =>
        document.Deploy is { } deploy ? [.. Strategy(document, deploy), .. Timing(deploy), .. ReleaseCommand(deploy)] : MachineChecks(document, null);

    private static IEnumerable<FlyFinding> Strategy(FlyToml document, FlyDeploy deploy)
    {
        var name = FlyWords.Of(deploy.Strategy);

        if (deploy.Strategy is FlyDeployStrategy.Canary or FlyDeployStrategy.Bluegreen && document.Mounts.Count > 0)
        {
            yield return FlyFinding.Error("strategy-mounts", "deploy.strategy", name, "cannot replace machines that have volumes.", "Use rolling or immediate, or drop the mounts.");
        }

        if (deploy.Strategy is FlyDeployStrategy.Bluegreen && !HasCheck(document))
        {
            yield return FlyFinding.Error("bluegreen-checks", "deploy.strategy", name, "needs a health check to know when the new machines serve.", "Give the service a check.");
        }

        foreach (var finding in MachineChecks(document, deploy.Strategy))
        {
            yield return finding;
        }
    }

    private static IEnumerable<FlyFinding> Timing(FlyDeploy deploy)
    {
        if (deploy.MaxUnavailable is { } unavailable && (unavailable <= 0 || double.IsNaN(unavailable) || double.IsInfinity(unavailable)))
        {
            yield return FlyFinding.Error("max-unavailable", "deploy.max_unavailable", unavailable, "would let no machine be replaced.", "Use a fraction above 0, or a count from 1.");
        }
        else if (deploy.MaxUnavailable is not null && deploy.Strategy is not null and not FlyDeployStrategy.Rolling)
        {
            yield return FlyFinding.Error("max-unavailable-strategy", "deploy.max_unavailable", deploy.MaxUnavailable, "counts only for the rolling strategy.", "Leave it out, or deploy rolling.");
        }

        foreach (var (path, value) in new[] { ("deploy.wait_timeout", deploy.WaitTimeout), ("deploy.release_command_timeout", deploy.ReleaseCommandTimeout) })
        {
            if (value <= TimeSpan.Zero)
            {
                yield return FlyFinding.Error("deploy-timeout", path, value, "leaves no time at all.", "Use a duration above 0.");
            }
        }
    }

    /// <summary>A schema is changed by an approved step that can be watched, never as a side effect of replacing machines.</summary>
    private static IEnumerable<FlyFinding> ReleaseCommand(FlyDeploy deploy)
    {
        if (deploy.ReleaseCommand is { } command && SchemaCommand().IsMatch(command))
        {
            yield return FlyFinding.Error("release-command-schema", "deploy.release_command", command, "changes a database schema.", "Leave it out: migrations are applied by their own approved step.");
        }
    }

    private static IEnumerable<FlyFinding> MachineChecks(FlyToml document, FlyDeployStrategy? strategy)
    {
        var checks = document.MachineChecks.Select((check, index) => ($"machine_checks[{index}]", check))
            .Concat((document.HttpService?.MachineChecks ?? []).Select((check, index) => ($"http_service.machine_checks[{index}]", check)))
            .Concat(document.Services.SelectMany((service, at) => service.MachineChecks.Select((check, index) => ($"services[{at}].machine_checks[{index}]", check))));

        foreach (var (path, check) in checks)
        {
            if (check.Command.Count == 0)
            {
                yield return FlyFinding.Error("machine-check-command", $"{path}.command", null, "is missing.", "Give the command that judges the new machine.");
            }

            if (strategy is FlyDeployStrategy.Immediate or FlyDeployStrategy.Bluegreen)
            {
                yield return FlyFinding.Error("machine-check-strategy", path, FlyWords.Of(strategy), "never runs with this strategy.", "Deploy rolling or canary, or drop the check.");
            }

            foreach (var finding in AppRules.Signal($"{path}.kill_signal", check.KillSignal))
            {
                yield return finding;
            }
        }
    }

    private static bool HasCheck(FlyToml document) =>
        document.Checks.Count > 0 || document.HttpService?.Checks.Count > 0 || document.Services.Any(service => service.HttpChecks.Count + service.TcpChecks.Count > 0);

    [GeneratedRegex(@"migrat|\bschema\b|\bdb:|\bdb (push|pull)\b|chatwoot_prepare|\bpsql\b|\bef database\b|\b(alembic|flyway|liquibase|supabase)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SchemaCommand();
}
