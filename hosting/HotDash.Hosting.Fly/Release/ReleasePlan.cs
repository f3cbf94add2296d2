using System.Globalization;
using System.Text;
using System.Text.Json;
using HotDash.Hosting.Fly.Release.Flow;
using HotDash.Hosting.Fly.Release.Records;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Release;

/// <summary>Everything that a release will do when all goes well, in order.</summary>
internal sealed record ReleasePlan(IReadOnlyList<ReleaseStep> Steps)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    public static ReleasePlan Create(IEnumerable<ReleaseTarget> targets, ReleaseSettings settings) => new([.. targets.SelectMany(target => StepsOf(target, settings))]);

    /// <summary>Verified images only, by digest. The schema stays as it is: migrations only ever add.</summary>
    public static IReadOnlyList<string> DeployArguments(ReleaseTarget target, int group, ReleaseSettings settings) =>
    [
        "deploy", "--app", target.App, "--config", target.ConfigPath, "--image", target.Image, "--ha=false", "--yes",
        "--wait-timeout", string.Create(CultureInfo.InvariantCulture, $"{settings.ReadyWithin.TotalSeconds}s"),
        // One group after the other: the worker is drained and replaced only when the web is up.
        .. target.Groups.Count > 1 ? new[] { "--process-groups", target.Groups[group].Name } : [],
    ];

    public string ToJson() => JsonSerializer.Serialize(Steps, s_json) + "\n";

    public string ToText()
    {
        var text = new StringBuilder();

        foreach (var (step, index) in Steps.Select((step, index) => (step, index)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{index + 1}. ").Append(Describe(step)).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<ReleaseStep> StepsOf(ReleaseTarget target, ReleaseSettings settings) =>
    [
        new ReleaseStep.Baseline(target.App),
        .. target.Groups.Select((_, group) => new ReleaseStep.Run(target.App, DeployArguments(target, group, settings))),
        new ReleaseStep.Verify(target.App, target.Digest, [.. target.Routes.Select(route => route.Path)], settings.StableFor, settings.VerifyWithin),
        new ReleaseStep.Record(target.App, LedgerStates.Of(ReleasePhase.Verified)),
    ];

    private static string Describe(ReleaseStep step) => step switch
    {
        ReleaseStep.Baseline baseline => $"{baseline.App}: verify what runs now, to have something to go back to",
        ReleaseStep.Run run => $"{run.App}: flyctl {string.Join(' ', run.Arguments.Select(ShellWords.Quote))}",
        ReleaseStep.Verify verify => $"{verify.App}: verify that every machine runs {verify.Digest}, stays up for {verify.StableFor.TotalSeconds} s within {verify.Within.TotalSeconds} s and answers {string.Join(", ", verify.Routes)}; otherwise roll back",
        ReleaseStep.Record record => $"{record.App}: record {record.State}",
        _ => step.ToString(),
    };
}
