using System.Text;
using HotDash.Hosting.Fly.Migrations;
using HotDash.Hosting.Fly.Release.Steps;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>The GitHub workflows of an environment. They run pipeline steps of the AppHost and hold no logic of their own.</summary>
internal static class FlyWorkflows
{
    public const string Folder = ".github/workflows";

    public static IEnumerable<GeneratedFile> Write(IReadOnlyList<FlyAppModel> apps, FlyEnvironmentResource environment, FlyWorkflowOptions options)
    {
        yield return new GeneratedFile($"{Folder}/deploy-{options.Environment}.yml", Deploy(apps, environment, options));
        yield return new GeneratedFile($"{Folder}/rollback-{options.Environment}.yml", RollBack(apps, environment, options));

        if (options.DrillApp is { } drilled)
        {
            yield return new GeneratedFile($"{Folder}/drill-{options.Environment}.yml", Drill(drilled, environment, options));
        }

        if (environment.Migrations is { } migrations)
        {
            yield return new GeneratedFile($"{Folder}/migration-test.yml", MigrationTest(migrations, options));
        }
    }

    private static string Deploy(IReadOnlyList<FlyAppModel> apps, FlyEnvironmentResource environment, FlyWorkflowOptions options)
    {
        var own = apps.Where(app => app.Project is not null).ToList();
        var external = apps.Where(app => app is { ExternalImage: not null, Settings.ImageDigest: not null }).ToList();
        var text = new StringBuilder(FlyWorkflowText.Head($"Deploy {options.Environment}"))
            .Append("on:\n  push:\n    branches: [").AppendJoin(", ", options.Branches.Select(branch => $"'{branch}'")).Append("]\n")
            .Append("  workflow_dispatch:\n    inputs:\n      reason:\n        description: Why this is deployed\n        required: false\n        type: string\n\n")
            .Append(FlyWorkflowText.Job("deploy", options.Environment))
            .Append(FlyWorkflowText.Prepare)
            .Append(FlyWorkflowText.Step(
                "Check that images are named by digest",
                FlyWorkflowText.RequireDigests(own.Count > 0, external),
                [.. own.Count > 0 ? [FlyWorkflowText.BaseImage] : Array.Empty<string>(), .. FlyWorkflowText.ExternalDigests(external)]))
            .Append(FlyWorkflowText.Step("Check that generated files are current", [FlyWorkflowText.Pipeline(options, $"verify-{environment.Name}")]));

        if (options.ImageScript is not null && own.Count > 0)
        {
            text.Append(FlyWorkflowText.Step("Build the images", FlyWorkflowText.Build(options, environment), FlyWorkflowText.BaseImage));
        }

        foreach (var app in own)
        {
            if (ImageSteps.Built(options, app) is null)
            {
                text.Append(FlyWorkflowText.Step($"Publish {app.Name}", [$"dotnet publish {app.Project} --configuration Release --output {FlyWorkflowText.PublishFolder(app)}"]));
            }

            text.Append(FlyWorkflowText.Step($"Boot {app.Name}", FlyWorkflowText.Boot(options, environment, app), FlyWorkflowText.BootVariables(options)))
                .Append(FlyWorkflowText.Step($"Push the image of {app.Name}", FlyWorkflowText.Push(options, environment, app), FlyWorkflowText.BaseImage, FlyWorkflowText.FlyToken));
        }

        return text.Append(FlyWorkflowText.RestoreLedger(options.Environment))
            .Append(FlyWorkflowText.Step("Deploy, verify, and roll back when it does not serve", FlyWorkflowText.Deploy(options, environment, own, external), [FlyWorkflowText.FlyToken, .. FlyWorkflowText.ExternalDigests(external), FlyWorkflowText.Reason]))
            .Append(FlyWorkflowText.KeepLedger(options.Environment))
            .ToString();
    }

    private static string RollBack(IReadOnlyList<FlyAppModel> apps, FlyEnvironmentResource environment, FlyWorkflowOptions options) =>
        new StringBuilder(FlyWorkflowText.Head($"Roll back {options.Environment}"))
            .Append("on:\n  workflow_dispatch:\n    inputs:\n      app:\n        description: The app to roll back\n        required: true\n        type: choice\n        options: [")
            .AppendJoin(", ", apps.Select(app => app.Name)).Append("]\n")
            .Append("      reason:\n        description: Why\n        required: true\n        type: string\n\n")
            .Append(FlyWorkflowText.Job("rollback", options.Environment))
            .Append(FlyWorkflowText.Prepare)
            .Append(FlyWorkflowText.RestoreLedger(options.Environment))
            .Append(FlyWorkflowText.Step(
                "Deploy the image that was verified before, and verify it",
                [FlyWorkflowText.Pipeline(options, $"rollback-{environment.Name}", ["\"--Fly:Release:App=$APP\"", .. FlyWorkflowText.Who])],
                FlyWorkflowText.FlyToken,
                "APP: ${{ inputs.app }}",
                FlyWorkflowText.Reason))
            .Append(FlyWorkflowText.KeepLedger(options.Environment))
            .ToString();

    /// <summary>A way back that nobody has gone for weeks may not be there. A failed drill is a failed run, which GitHub tells to whoever wrote the schedule.</summary>
    private static string Drill(string app, FlyEnvironmentResource environment, FlyWorkflowOptions options) =>
        new StringBuilder(FlyWorkflowText.Head($"Drill {options.Environment}"))
            .Append("on:\n  schedule:\n    - cron: '").Append(options.DrillSchedule).Append("'\n  workflow_dispatch:\n\n")
            .Append(FlyWorkflowText.Job("drill", options.Environment))
            .Append(FlyWorkflowText.Prepare)
            .Append(FlyWorkflowText.RestoreLedger(options.Environment))
            .Append(FlyWorkflowText.Step(
                "Go back to the image that was verified before, and forth again",
                [FlyWorkflowText.Pipeline(options, $"drill-{environment.Name}", [$"--Fly:Release:App={app}", .. FlyWorkflowText.Who])],
                FlyWorkflowText.FlyToken,
                "REASON: drill"))
            .Append(FlyWorkflowText.KeepLedger(options.Environment))
            .ToString();

    /// <summary>A pull request is judged against the branch that it goes to; the verdict is put into the run's summary, also when it refuses.</summary>
    private static string MigrationTest(FlyMigrationOptions migrations, FlyWorkflowOptions options) =>
        new StringBuilder(FlyWorkflowText.Head("Migration test"))
            .Append("on:\n  pull_request:\n    paths:\n")
            .AppendJoin("", migrations.Databases.SelectMany(database => database.Folders).Select(folder => $"      - '{folder}/**'\n"))
            .AppendJoin("", options.MigrationPaths.Select(path => $"      - '{path}'\n"))
            .Append("\npermissions:\n  contents: read\n\njobs:\n  migrations:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 20\n    steps:\n")
            .Append(FlyWorkflowText.CheckOutWithHistory)
            .Append(FlyWorkflowText.SetUpDotnet)
            .Append(FlyWorkflowText.Step(
                "Judge the migrations by what they do on a real server",
                [FlyWorkflowText.Pipeline(options, "migrate-check", "\"--Migrations:Base=origin/$GITHUB_BASE_REF\"", "--Migrations:Report=artifacts/migrations")]))
            .Append("      - name: Show the verdict\n        if: always()\n        run: |\n          cat artifacts/migrations/*.md >> \"$GITHUB_STEP_SUMMARY\"\n")
            .ToString();
}
