using System.Text.Json;
using HotDash.Ops.Machine;

namespace HotDash.Ops.Doctor;

/// <summary>Secrets by name: declared, present, missing, present by another name. No value is read or shown.</summary>
internal sealed class SecretCheck : ICheck
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(4);

    public async Task<IReadOnlyList<Finding>> ExamineAsync(Clone clone, IShell shell, IWeb web, CancellationToken cancellationToken)
    {
        var who = await shell.RunAsync("flyctl", ["auth", "whoami"], clone.Root, s_timeout, cancellationToken);

        if (who.IsMissing)
        {
            return [];
        }

        if (!who.IsFine)
        {
            return [who.ExitCode == ShellResult.TimedOut
                ? Finding.Unknown("identity", "Fly.io gave no answer in time", "Try again, or see https://status.flyio.net.")
                : Finding.Problem("identity", $"flyctl is not signed in: {who.LastError}", "fly auth login, or set FLY_API_TOKEN")];
        }

        var apps = await Task.WhenAll(clone.Apps.Select(app => ExamineAppAsync(clone, shell, app, cancellationToken)));

        return [Finding.Fine("identity", $"Fly.io knows you as {who.FirstLine}"), .. apps.SelectMany(findings => findings)];
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAppAsync(Clone clone, IShell shell, string app, CancellationToken cancellationToken)
    {
        var result = await shell.RunAsync("flyctl", ["secrets", "list", "--app", app, "--json"], clone.Root, s_timeout, cancellationToken);

        if (!result.IsFine)
        {
            return [Finding.Problem("secrets", $"the secrets of {app} cannot be listed: {result.LastError}", $"Check that the app exists and that your token may read it: fly apps list")];
        }

        try
        {
            var present = JsonDocument.Parse(result.Output).RootElement.EnumerateArray()
                .Select(secret => (secret.TryGetProperty("name", out var name) ? name : secret.GetProperty("Name")).GetString() ?? "").ToList();

            return Compare(app, clone.DeclaredSecrets(app), present);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [Finding.Unknown("secrets", $"flyctl's list of the secrets of {app} is not understood", "Update flyctl, or HotDash.")];
        }
    }

    private static List<Finding> Compare(string app, IReadOnlyList<string> declared, List<string> present)
    {
        List<Finding> findings = [];
        var extra = present.Except(declared).ToList();

        foreach (var name in declared.Except(present))
        {
            var alias = extra.FirstOrDefault(other => IsAlias(name, other));
            extra.Remove(alias ?? "");
            findings.Add(alias is null
                ? Finding.Problem("secrets", $"{app} has no {name}", $"fly secrets import --stage --app {app}, with {name} on standard input")
                : Finding.Problem("secrets", $"{app} has no {name}, but {alias}: the same by another name", $"Set {name} and unset {alias}: nothing reads it."));
        }

        findings.AddRange(extra.Select(name => Finding.Warning("secrets", $"{app} has {name}, which the model does not know", $"Declare it in the AppHost, or fly secrets unset {name} --app {app}")));

        return findings.Count > 0 ? findings : [Finding.Fine("secrets", $"all {declared.Count} secrets of {app} are set")];
    }

    /// <summary>The same words, apart from one that is missing: CHATWOOT_TOKEN and CHATWOOT_API_TOKEN; or written differently: ConnectionStrings__redis and CONNECTIONSTRINGS_REDIS.</summary>
    private static bool IsAlias(string one, string other)
    {
        var (first, second) = (Words(one), Words(other));

        return first.IsSubsetOf(second) || second.IsSubsetOf(first);
    }

    private static HashSet<string> Words(string name) => [.. name.ToUpperInvariant().Split('_', StringSplitOptions.RemoveEmptyEntries)];
}
