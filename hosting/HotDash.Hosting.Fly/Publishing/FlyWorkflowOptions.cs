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

    /// <summary>Variables without which the artefact does not even start. They stand in the workflow: no secret.</summary>
    public IReadOnlyDictionary<string, string> BootVariables { get; init; } = new Dictionary<string, string>();

    /// <summary>A pull request that changes one of these is tested against a real database.</summary>
    public IReadOnlyList<string> MigrationPaths { get; init; } = [];

    /// <summary>The project that tests the migrations, relative to the repository.</summary>
    public string? MigrationTests { get; init; }
}
