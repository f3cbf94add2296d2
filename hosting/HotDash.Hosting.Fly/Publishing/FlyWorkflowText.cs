using System.Globalization;
using HotDash.Hosting.Fly.Release.Steps;
using HotDash.Hosting.Fly.Validation;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>The parts that workflows are made of. Inputs reach a script as variables only, never as text of the script.</summary>
internal static class FlyWorkflowText
{
    public const string FlyToken = "FLY_API_TOKEN: ${{ secrets.FLY_API_TOKEN }}";
    public const string Generated = "# Generated from the application model. Change the AppHost and publish again.";
    public const string Reason = "REASON: ${{ inputs.reason }}";

    public const string CheckOut =
        """
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  persist-credentials: false

        """;

    /// <summary>A shallow clone does not know what was released.</summary>
    public const string CheckOutWithHistory = CheckOut + "          fetch-depth: 0\n";

    public const string SetUpDotnet =
        """
              - uses: actions/setup-dotnet@a98b56852c35b8e3190ac28c8c2271da59106c68 # v6.0.0
                with:
                  global-json-file: global.json

        """;

    public const string BaseImage = $"{BaseImageVariable}: ${{{{ vars.{BaseImageVariable} }}}}";

    private const string BaseImageVariable = "ASPNET_BASE_IMAGE";

    /// <summary>An address that nothing else on a runner uses.</summary>
    private const string BootUrl = "http://127.0.0.1:18080";

    private const string SetUpFlyctl =
        """
              - uses: superfly/flyctl-actions/setup-flyctl@ed8efb33836e8b2096c7fd3ba1c8afe303ebbff1 # 1.6
                with:
                  version: 0.3.195

        """;

    public static string Prepare => CheckOut + SetUpDotnet + SetUpFlyctl;

    /// <summary>Who and why, for the ledger.</summary>
    public static IReadOnlyList<string> Who { get; } = ["\"--Fly:Release:Actor=$GITHUB_ACTOR\"", "\"--Fly:Release:Commit=$GITHUB_SHA\"", "\"--Fly:Release:Reason=$REASON\""];

    public static string Head(string name) => $"{Generated}\nname: {name}\n\n";

    /// <summary>Deploy and rollback of an environment exclude each other, and neither is cancelled half-way.</summary>
    public static string Job(string name, string environment) =>
        $"""
        permissions:
          contents: read
          actions: read

        concurrency:
          group: fly-{environment}
          cancel-in-progress: false

        jobs:
          {name}:
            runs-on: ubuntu-24.04
            environment: {environment}
            timeout-minutes: 45
            steps:

        """;

    public static string Step(string name, IReadOnlyList<string> lines, params string[] variables) =>
        $"      - name: {name}\n"
        + (variables.Length == 0 ? "" : $"        env:\n{string.Concat(variables.Select(variable => $"          {variable}\n"))}")
        + $"        run: |\n{string.Concat(lines.Select(line => $"          {line}\n"))}";

    public static string Pipeline(FlyWorkflowOptions options, string step, params IEnumerable<string> arguments) =>
        $"dotnet run --project {ShellWords.Quote(options.AppHost)} --no-launch-profile -- --operation publish --step {step}{string.Concat(arguments.Select(argument => $" {argument}"))}";

    public static string PublishFolder(FlyAppModel app) => $"artifacts/publish/{app.Name}";

    public static IReadOnlyList<string> Boot(FlyWorkflowOptions options, FlyEnvironmentResource environment, FlyAppModel app) =>
    [
        Pipeline(
            options,
            $"boot-{environment.Name}",
            [
                .. ImageSteps.Built(options, app) is { } image
                    ? [$"--Fly:Boot:Image={image}", .. options.BootVariables.Keys.Order(StringComparer.Ordinal).Select((name, at) => string.Create(CultureInfo.InvariantCulture, $"--Fly:Boot:Variables:{at}={name}"))]
                    : new[] { $"\"--Fly:Boot:Program=$PWD/{PublishFolder(app)}/{Path.GetFileNameWithoutExtension(app.Project)}\"" },
                $"--Fly:Boot:Url={BootUrl}",
            ]),
    ];

    public static IReadOnlyList<string> Build(FlyWorkflowOptions options, FlyEnvironmentResource environment) =>
        [Pipeline(options, $"build-{environment.Name}", $"\"--Fly:Build:Base=${BaseImageVariable}\"")];

    public static string[] BootVariables(FlyWorkflowOptions options) =>
        [.. options.BootVariables.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: '{pair.Value.Replace("'", "''", StringComparison.Ordinal)}'")];

    /// <summary>Its own digest is what is deployed. Without a script the .NET SDK makes the image on the way, on a base that a person named by digest.</summary>
    public static IReadOnlyList<string> Push(FlyWorkflowOptions options, FlyEnvironmentResource environment, FlyAppModel app) =>
    [
        "flyctl auth docker",
        .. ImageSteps.Built(options, app) is null
            ? new[] { $"digest=$(dotnet publish {app.Project} --configuration Release --os linux --arch x64 -t:PublishContainer -p:ContainerBaseImage=\"${BaseImageVariable}\" -p:ContainerRegistry=registry.fly.io -p:ContainerRepository={app.Name} -p:ContainerImageTag=\"$GITHUB_SHA\" --getProperty:GeneratedContainerDigest)" }
            : [
                Pipeline(options, $"push-{environment.Name}", $"--Fly:Push:App={app.Name}", "\"--Fly:Push:AuthFile=$HOME/.docker/config.json\"", "\"--Fly:Release:Commit=$GITHUB_SHA\""),
                $"digest=$(sed 's/.*@//' artifacts/images/{app.Name}.reference)",
            ],
        $"echo \"{DigestVariable(app)}=$digest\" >> \"$GITHUB_ENV\"",
    ];

    public static IReadOnlyList<string> Deploy(FlyWorkflowOptions options, FlyEnvironmentResource environment, IEnumerable<FlyAppModel> own, IEnumerable<FlyAppModel> external) =>
        [Pipeline(options, $"deploy-{environment.Name}", [.. own.Select(app => $"\"--Fly:Release:Images:{app.Name}=registry.fly.io/{app.Name}@${DigestVariable(app)}\""), .. external.Select(DigestArgument).Distinct(StringComparer.Ordinal), .. Who])];

    /// <summary>Digests of images that others build are decided by a person: they are variables of the GitHub repository or environment.</summary>
    public static string[] ExternalDigests(IEnumerable<FlyAppModel> external) =>
        [.. external.Select(app => $"{ParameterVariable(app)}: ${{{{ vars.{ParameterVariable(app)} }}}}").Distinct(StringComparer.Ordinal)];

    /// <summary>Fails before anything is touched, and says what to set.</summary>
    public static IReadOnlyList<string> RequireDigests(bool hasOwn, IEnumerable<FlyAppModel> external) =>
    [
        .. hasOwn ? [$"[[ \"${BaseImageVariable}\" =~ @sha256:[0-9a-f]{{64}}$ ]] || {{ echo \"::error::Set the variable {BaseImageVariable} of this repository to an ASP.NET runtime image by digest: NAME@sha256:….\"; exit 3; }}"] : Array.Empty<string>(),
        .. external.Select(app => $"[[ \"${ParameterVariable(app)}\" =~ ^sha256:[0-9a-f]{{64}}$ ]] || {{ echo \"::error::Set the variable {ParameterVariable(app)} of this repository to the digest (sha256:…) of {app.ExternalImage}.\"; exit 3; }}")
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The ledger goes from run to run as an artefact.</summary>
    public static string RestoreLedger(string environment) => Step(
        "Fetch the ledger of the last run",
        [
            "mkdir -p artifacts/releases",
            $"id=$(gh api \"repos/$GITHUB_REPOSITORY/actions/artifacts?name=releases-{environment}&per_page=1\" --jq '.artifacts[0].id // empty')",
            "if [ -n \"$id\" ]; then gh api \"repos/$GITHUB_REPOSITORY/actions/artifacts/$id/zip\" > ledger.zip && unzip -o ledger.zip -d artifacts/releases; fi",
        ],
        "GH_TOKEN: ${{ github.token }}");

    public static string KeepLedger(string environment) =>
        $$"""
              - name: Keep the ledger
                if: always()
                uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
                with:
                  name: releases-{{environment}}
                  path: artifacts/releases
                  retention-days: 90

        """;

    private static string DigestArgument(FlyAppModel app) => $"\"--Parameters:{app.Settings.ImageDigest!.Resource.Name}=${ParameterVariable(app)}\"";

    private static string ParameterVariable(FlyAppModel app) => app.Settings.ImageDigest!.Resource.Name.Replace('-', '_').ToUpperInvariant();

    private static string DigestVariable(FlyAppModel app) => $"DIGEST_{app.Name.Replace('-', '_').ToUpperInvariant()}";
}
