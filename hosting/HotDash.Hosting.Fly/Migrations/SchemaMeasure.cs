using System.Text.Json;
using HotDash.Hosting.Fly.Release;

namespace HotDash.Hosting.Fly.Migrations;

/// <summary>Asks the migration tool what schema an app's image knows and, where the database is at hand, which ones it still serves.</summary>
internal sealed class SchemaMeasure(IProcessRunner processes, FlyMigrationOptions? options, string root)
{
    /// <summary>Adds to the settings what they do not say. What could not be measured is told and stays out of the record.</summary>
    public async Task<IReadOnlyList<string>> CompleteAsync(ReleaseSettings settings, CancellationToken cancellationToken)
    {
        var problems = new List<string>();

        foreach (var database in options?.Databases ?? [])
        {
            if (database.App is { } app && await MeasureAsync(app, database, settings, cancellationToken) is { } problem)
            {
                problems.Add(problem);
            }
        }

        return problems;
    }

    private async Task<string?> MeasureAsync(string app, FlyMigrationDatabase database, ReleaseSettings settings, CancellationToken cancellationToken)
    {
        var arguments = MigrationCommand.Create(MigrationCommand.Schema, database, options ?? throw new InvalidOperationException("There are no migrations."), new MigrationSettings(), root, released: null);
        var result = await processes.RunAsync(MigrationCommand.DotNet, arguments, cancellationToken);

        try
        {
            using var document = JsonDocument.Parse(result.ExitCode == 0 ? result.Output : "");
            Add(settings.Schemas, app, document.RootElement, "newest");
            Add(settings.SchemaFloors, app, document.RootElement, "floor");

            return null;
        }
        catch (JsonException)
        {
            return $"the schema of {app} could not be measured (exit code {result.ExitCode}): {result.LastLine}";
        }
    }

    private static void Add(Dictionary<string, string> known, string app, JsonElement answer, string name)
    {
        if (answer.TryGetProperty(name, out var value) && value.GetString() is { } schema)
        {
            known.TryAdd(app, schema);
        }
    }
}
