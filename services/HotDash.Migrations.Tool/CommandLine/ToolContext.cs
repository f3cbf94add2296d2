using HotDash.Migrations.Folders;
using HotDash.Migrations.Tool.Scratch;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HotDash.Migrations.Tool.CommandLine;

/// <summary>What every verb works with. Connection strings come from the environment: they hold passwords.</summary>
internal sealed record ToolContext(ToolOptions Options, Func<string, string?> Variable, TextWriter Out, TimeProvider Time)
{
    public const string Target = "ConnectionStrings__target";
    public const string Scratch = "ConnectionStrings__scratch";

    /// <summary>An application of its own migrates the database: there are no files.</summary>
    public bool IsPrepared => Options["--image"] is not null;

    public string Name => Options["--name"] ?? Options["--image"] ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Options.All("--folder")[^1]));

    /// <summary>The files of all folders, in order.</summary>
    public SqlMigrationSet ReadSet()
    {
        if (Options.All("--folder") is not { Count: > 0 } folders)
        {
            throw new UsageException($"{Options.Verb} needs --folder: where the migrations are.");
        }

        var migrations = folders.SelectMany(folder => MigrationFolder.Read(folder).Migrations).ToList();
        var twice = migrations.GroupBy(migration => migration.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);

        return twice is null
            ? new SqlMigrationSet(Name, migrations)
            : throw new UsageException($"'{twice.Key}' is in more than one folder. The history knows files by name: rename one.");
    }

    private string TargetVariable => Options["--target"] ?? Target;

    public NpgsqlDataSource? FindTarget() => Variable(TargetVariable) is { Length: > 0 } value ? new NpgsqlDataSourceBuilder(value).Build() : null;

    public NpgsqlDataSource RequireTarget() => FindTarget() ?? throw new UsageException($"{Options.Verb} needs the variable {TargetVariable}: the connection string of the database.");

    public static MigrationRunner Runner(NpgsqlDataSource target) => new(target, NullLogger<MigrationRunner>.Instance);

    public async Task<ScratchServer> StartScratchAsync(CancellationToken cancellationToken) =>
        Variable(Scratch) is { Length: > 0 } given ? ScratchServer.Given(given)
        : Options["--embedded-host"] is { } host ? await ScratchServer.StartAsync(host, cancellationToken)
        : throw new UsageException($"{Options.Verb} needs a server for trials: the variable {Scratch}, or --embedded-host PATH to start one.");

    /// <summary>Who runs this, for the record.</summary>
    public string Actor => Options["--actor"] ?? Variable("GITHUB_ACTOR") ?? Environment.UserName;
}
