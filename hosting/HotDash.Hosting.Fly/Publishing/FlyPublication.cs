using HotDash.Hosting.Fly.Model;
using HotDash.Hosting.Fly.Provisioning;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>All files of an environment, made in memory from the model, or the reasons why there are none.</summary>
internal sealed record FlyPublication(IReadOnlyList<GeneratedFile> Files, IReadOnlyList<FlyRefusal> Refusals, IReadOnlyList<string> Warnings)
{
    /// <summary>Everything below belongs to the publisher: what it does not write there is an orphan.</summary>
    public const string AppsFolder = "infra/fly";

    public static FlyPublication Create(FlyModel model, FlyEnvironmentResource environment)
    {
        var documents = model.Apps.Select(app => (App: app, Document: FlyTomlMapper.Map(app))).ToList();
        var findings = documents.SelectMany(item => FlyTomlValidator.Validate(item.Document).Select(finding => (item.App, Finding: finding))).ToList();

        List<FlyRefusal> refusals =
        [
            .. model.Refusals,
            .. FlyModelRules.Check(model.Apps),
            .. ProvisioningRules.Check(model, environment),
            .. findings.Where(item => item.Finding.Severity is FlySeverity.Error)
                .Select(item => new FlyRefusal($"{TomlPath(item.App)}: {item.Finding.Path}", $"'{item.Finding.Value}' {item.Finding.Problem}", item.Finding.Remedy)),
        ];

        return new FlyPublication(
            refusals.Count > 0 ? [] : [.. Write(documents, model, environment).OrderBy(file => file.Path, StringComparer.Ordinal)],
            refusals,
            [.. findings.Where(item => item.Finding.Severity is FlySeverity.Warning).Select(item => $"{TomlPath(item.App)}: {item.Finding}")]);
    }

    public static string TomlPath(FlyAppModel app) => $"{AppsFolder}/{app.Name}/fly.toml";

    private static IEnumerable<GeneratedFile> Write(IEnumerable<(FlyAppModel App, FlyToml Document)> documents, FlyModel model, FlyEnvironmentResource environment)
    {
        foreach (var (app, document) in documents)
        {
            yield return new GeneratedFile(TomlPath(app), FlyTomlWriter.Write(document, FlyTomlComments.Of(app, TomlPath(app))));
            yield return new GeneratedFile($"{AppsFolder}/{app.Name}/secrets.txt", FlySecretList.Write(app, environment));
        }

        var provisioning = ProvisioningPlan.Create(model, environment).ToLookup(item => item.AfterDeploy);

        yield return new GeneratedFile($"{AppsFolder}/provision.sh", ProvisioningScript.Write("Creates the apps, addresses, volumes and servers that do not exist yet.", provisioning[false]));

        if (provisioning[true].Any())
        {
            yield return new GeneratedFile($"{AppsFolder}/scale.sh", ProvisioningScript.Write("Adds the machines that a first deploy does not make.", provisioning[true]));
        }

        foreach (var workflow in environment.Workflows is { } options ? FlyWorkflows.Write(model.Apps, environment, options) : [])
        {
            yield return workflow;
        }
    }
}
