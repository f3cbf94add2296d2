namespace HotDash.Hosting.Fly.Publishing;

/// <summary>What the generated workflows need to know beyond the apps.</summary>
public sealed record FlyWorkflowOptions
{
    /// <summary>The GitHub environment that holds the secret FLY_API_TOKEN, and the end of the workflows' names: <c>staging</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>The AppHost's folder, relative to the repository.</summary>
    public required string AppHost { get; init; }

    /// <summary>A push to one of these deploys. Default: main.</summary>
    public IReadOnlyList<string> Branches { get; init; } = ["main"];

    /// <summary>The app whose way back is proven on schedule. Null: that of none is.</summary>
    public string? DrillApp { get; init; }

    /// <summary>When, in cron's words and UTC. Default: early on Mondays.</summary>
    public string DrillSchedule { get; init; } = "17 5 * * 1";

    /// <summary>Variables without which the artefact does not even start. They stand in the workflow: no secret.</summary>
    public IReadOnlyDictionary<string, string> BootVariables { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The script that builds images, relative to the repository: <c>SCRIPT BASE@sha256:DIGEST NAME</c> makes <c>{ImagePrefix}NAME:local</c>.
    /// Default: the .NET SDK makes the image on the same base.
    /// </summary>
    public string? ImageScript { get; init; }

    /// <summary>How the script calls the image of an app, by the app's name.</summary>
    public IReadOnlyDictionary<string, string> Images { get; init; } = new Dictionary<string, string>();

    /// <summary>What the script puts before an image's name. Default: <c>localhost/</c>.</summary>
    public string ImagePrefix { get; init; } = "localhost/";

    /// <summary>Paths besides the folders of migrations whose change has the migrations judged as well: the gate itself.</summary>
    public IReadOnlyList<string> MigrationPaths { get; init; } = [];
}
