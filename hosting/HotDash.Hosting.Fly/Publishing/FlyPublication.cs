using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>All files of an environment, made in memory from the model, or the reasons why there are none.</summary>
internal sealed record FlyPublication(IReadOnlyList<GeneratedFile> Files, IReadOnlyList<FlyRefusal> Refusals, IReadOnlyList<string> Warnings)
{
    /// <summary>Everything below belongs to the publisher: what it does not write there is an orphan.</summary>
    public const string AppsFolder = "infra/fly";

    private const string Header = "Generated from the application model. Change HotDash.AppHost and publish again.";

    public static FlyPublication Create(FlyModel model, FlyEnvironmentResource environment)
    {
        var documents = model.Apps.Select(app => (App: app, Document: FlyTomlMapper.Map(app))).ToList();
        var findings = documents.SelectMany(item => FlyTomlValidator.Validate(item.Document).Select(finding => (item.App, Finding: finding))).ToList();

        List<FlyRefusal> refusals =
        [
            .. model.Refusals,
            .. FlyModelRules.Check(model.Apps),
            .. findings.Where(item => item.Finding.Severity is FlySeverity.Error)
                .Select(item => new FlyRefusal($"{TomlPath(item.App)}: {item.Finding.Path}", $"'{item.Finding.Value}' {item.Finding.Problem}", item.Finding.Remedy)),
        ];

        return new FlyPublication(
            refusals.Count > 0 ? [] : [.. Write(documents, environment).OrderBy(file => file.Path, StringComparer.Ordinal)],
            refusals,
            [.. findings.Where(item => item.Finding.Severity is FlySeverity.Warning).Select(item => $"{TomlPath(item.App)}: {item.Finding}")]);
    }

    public static string TomlPath(FlyAppModel app) => $"{AppsFolder}/{app.Name}/fly.toml";

    private static IEnumerable<GeneratedFile> Write(IEnumerable<(FlyAppModel App, FlyToml Document)> documents, FlyEnvironmentResource environment)
    {
        var apps = new List<FlyAppModel>();

        foreach (var (app, document) in documents)
        {
            apps.Add(app);

            yield return new GeneratedFile(TomlPath(app), FlyTomlWriter.Write(document, Header, $"The image is named by the deploy: fly deploy --config {TomlPath(app)} --image NAME@sha256:DIGEST"));
            yield return new GeneratedFile($"{AppsFolder}/{app.Name}/secrets.txt", FlySecretList.Write(app));
        }

        yield return new GeneratedFile($"{AppsFolder}/provision.sh", FlyProvisioningScript.Write(apps, environment));

        foreach (var workflow in environment.Workflows is { } options ? FlyWorkflows.Write(apps, environment, options) : [])
        {
            yield return workflow;
        }
    }
}
