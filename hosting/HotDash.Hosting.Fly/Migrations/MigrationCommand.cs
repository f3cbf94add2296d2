namespace HotDash.Hosting.Fly.Migrations;

/// <summary>The tool's command line for one verb and one database. Connection strings are named, never written.</summary>
internal static class MigrationCommand
{
    public const string Check = "check";
    public const string Plan = "plan";
    public const string Review = "review";
    public const string Apply = "apply";
    public const string Verify = "verify";
    public const string Status = "status";
    public const string Prepare = "prepare";

    /// <summary>No step of its own: a release asks it.</summary>
    public const string Schema = "schema";

    /// <summary>The runtime that runs this: a program's own start needs DOTNET_ROOT where .NET lies in a home folder.</summary>
    public static string DotNet { get; } = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    public static string TargetVariable(FlyMigrationDatabase database) => $"ConnectionStrings__{database.Name}";

    /// <param name="verb">The tool's verb.</param>
    /// <param name="database">The database.</param>
    /// <param name="options">The model's options.</param>
    /// <param name="settings">What this run was told.</param>
    /// <param name="root">The publish root.</param>
    /// <param name="released">What the running release has applied; null: the target says so.</param>
    public static IReadOnlyList<string> Create(string verb, FlyMigrationDatabase database, FlyMigrationOptions options, MigrationSettings settings, string root, MigrationBase? released) =>
    [
        options.Tool,
        verb,
        .. database.Folders.SelectMany(folder => Option("--folder", Path.GetFullPath(folder, root))),
        .. Option("--name", database.Name),
        .. Option("--target", TargetVariable(database)),
        .. database.Roles.SelectMany(role => Option("--role", role)),
        .. verb is Check or Verify ? Option("--embedded-host", options.EmbeddedHost) : [],
        .. verb == Verify ? database.Ignore.SelectMany(pattern => Option("--ignore", pattern)) : [],
        .. verb == Check ? CheckOptions(database, settings, root, released) : [],
        .. verb == Schema ? ["--json"] : Array.Empty<string>(),
        .. verb == Plan ? ["--dry-run"] : Array.Empty<string>(),
        .. Option("--actor", settings.Actor),
        .. verb is Review or Check ? Option("--reason", settings.Reason) : [],
    ];

    private static IEnumerable<string> CheckOptions(FlyMigrationDatabase database, MigrationSettings settings, string root, MigrationBase? released) =>
    [
        .. released is null ? [] : Option(released.Option, released.Value),
        .. Option("--contract", database.Contract is { } contract ? Path.GetFullPath(contract, root) : null),
        .. settings.Override.SelectMany(given => Option("--override", given)),
        .. Option("--approver", settings.Approver),
        .. Option("--markdown", settings.Report is { } folder ? Path.Combine(Path.GetFullPath(folder, root), $"{database.Name}.md") : null),
    ];

    private static string[] Option(string name, string? value) => value is { Length: > 0 } ? [name, value] : [];
}
