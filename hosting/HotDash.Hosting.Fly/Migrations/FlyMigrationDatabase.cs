namespace HotDash.Hosting.Fly.Migrations;

/// <summary>A database whose schema is made by SQL files, or by an application of its own.</summary>
public sealed record FlyMigrationDatabase
{
    /// <summary>Its name. The variable <c>ConnectionStrings__{Name}</c> holds the connection string of the one in staging, for the steps that need it.</summary>
    public required string Name { get; init; }

    /// <summary>The app whose image is built with these files: its releases are recorded with the newest of them, and the gate judges against the one verified last. Null: none of the model's.</summary>
    public string? App { get; init; }

    /// <summary>Folders of SQL files, relative to the publish root, in the order in which they are applied.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The application that migrates it by itself: the step <c>migrate-prepare</c> runs that, and the others show what it did.</summary>
    public FlyPreparation? Preparation { get; init; }

    /// <summary>A file or folder of statements that the previous release runs, relative to the publish root.</summary>
    public string? Contract { get; init; }

    /// <summary>Roles that the files expect to exist.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Things that the application makes itself and a comparison leaves out; <c>*</c> stands for anything.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];
}
