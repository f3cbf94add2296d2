using System.Text.RegularExpressions;
using HotDash.Ops.Machine;

namespace HotDash.Ops.Doctor;

/// <summary>Whether the checked-in files are whole and say what a release may say. That they are fresh only a publish tells.</summary>
internal sealed partial class DriftCheck : ICheck
{
    private const string Publish = "dotnet run --project HotDash.AppHost -- --operation publish --step publish";
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(4);

    public async Task<IReadOnlyList<Finding>> ExamineAsync(Clone clone, IShell shell, IWeb web, CancellationToken cancellationToken)
    {
        List<Finding> findings = [];

        if (clone.Read("aspire-manifest.json") is null)
        {
            findings.Add(Finding.Problem("drift", "aspire-manifest.json is missing", $"{Publish}, then commit it"));
        }

        foreach (var app in clone.Apps)
        {
            findings.AddRange(Examine(app, clone.Read("infra", "fly", app, "fly.toml"), clone.Read("infra", "fly", app, "secrets.txt")));
        }

        if (clone.Apps.Count == 0)
        {
            findings.Add(Finding.Problem("drift", "infra/fly holds no app: staging cannot be released from here", Publish));
        }

        var changed = await shell.RunAsync("git", ["status", "--porcelain", "--", "infra/fly", "aspire-manifest.json", ".github/workflows"], clone.Root, s_timeout, cancellationToken);

        if (changed is { IsFine: true } && changed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } lines)
        {
            findings.Add(Finding.Warning("drift", $"generated files are changed and not committed: {string.Join(", ", lines.Select(line => line[3..].Trim()))}", $"{Publish}, look at the difference, and commit it"));
        }

        return findings.Count > 0 ? findings : [Finding.Fine("drift", "the generated files are there and committed")];
    }

    private static IEnumerable<Finding> Examine(string app, string? toml, string? secrets)
    {
        if (toml is null)
        {
            yield return Finding.Problem("drift", $"infra/fly/{app}/fly.toml is missing", Publish);
            yield break;
        }

        if (secrets is null)
        {
            yield return Finding.Problem("drift", $"infra/fly/{app}/secrets.txt is missing: nobody knows which secrets {app} needs", Publish);
        }

        if (AppName().Match(toml) is not { Success: true } match || match.Groups[1].Value != app)
        {
            yield return Finding.Problem("drift", $"infra/fly/{app}/fly.toml is not of the app {app}", Publish);
        }

        if (!toml.Contains("path = \"", StringComparison.Ordinal))
        {
            yield return Finding.Problem("drift", $"infra/fly/{app}/fly.toml has no health check: a deploy calls a crash a success", $"Restore it: {Publish}");
        }

        if (toml.Contains("release_command", StringComparison.Ordinal))
        {
            yield return Finding.Problem("drift", $"infra/fly/{app}/fly.toml has a release_command: migrations are a step of their own", $"Restore it: {Publish}");
        }

        if (LatestImage().IsMatch(toml))
        {
            yield return Finding.Problem("drift", $"infra/fly/{app}/fly.toml names an image by the tag latest: tomorrow it is another", "Name images by digest.");
        }
    }

    [GeneratedRegex("""^app = "([^"]+)"$""", RegexOptions.Multiline)]
    private static partial Regex AppName();

    [GeneratedRegex("""^\s*image = "[^"]+:latest"$""", RegexOptions.Multiline)]
    private static partial Regex LatestImage();
}
