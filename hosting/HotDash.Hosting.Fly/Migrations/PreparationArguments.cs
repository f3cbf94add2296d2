using System.Globalization;

namespace HotDash.Hosting.Fly.Migrations;

/// <summary>The tool's command line for a database that an application prepares.</summary>
internal static class PreparationArguments
{
    /// <param name="verb">The tool's verb.</param>
    /// <param name="database">The database.</param>
    /// <param name="preparation">Its application.</param>
    /// <param name="image">The image, by digest where one is given.</param>
    /// <param name="options">The model's options.</param>
    /// <param name="settings">What this run was told.</param>
    /// <param name="flyctl">The program that runs the command on a machine of its own.</param>
    public static IReadOnlyList<string> Create(
        string verb, FlyMigrationDatabase database, FlyPreparation preparation, string image, FlyMigrationOptions options, MigrationSettings settings, string flyctl) =>
    [
        options.Tool,
        verb,
        "--name", database.Name,
        "--target", MigrationCommand.TargetVariable(database),
        "--image", image,
        .. settings.Actor is { Length: > 0 } actor ? new[] { "--actor", actor } : [],
        .. verb == MigrationCommand.Prepare ? ["--", .. Command(preparation, image, settings, flyctl)] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Command(FlyPreparation preparation, string image, MigrationSettings settings, string flyctl) =>
        settings.Prepare is { Count: > 0 } given ? given :
        [
            flyctl, "console", "--app", preparation.App, "--image", image,
            "--vm-memory", preparation.MemoryMb.ToString(CultureInfo.InvariantCulture), "--command", preparation.Command,
        ];
}
