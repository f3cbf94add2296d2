using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aspire.Hosting.Postgres;

/// <summary>Creates the declared databases once the server is ready.</summary>
internal static partial class PostgresDatabaseCreation
{
    public static async Task CreateAllAsync(PostgresServerResource server, ResourceReadyEvent @event, CancellationToken cancellationToken)
    {
        if (await server.GetConnectionStringAsync(cancellationToken) is not { Length: > 0 } connectionString)
        {
            throw new DistributedApplicationException($"PostgreSQL server '{server.Name}' is ready but has no connection string.");
        }

        await using var dataSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        var loggers = @event.Services.GetRequiredService<ResourceLoggerService>();

        foreach (var database in server.DatabaseResources)
        {
            await CreateAsync(dataSource, database, loggers.GetLogger(database), cancellationToken);
        }
    }

    private static async Task CreateAsync(NpgsqlDataSource dataSource, PostgresDatabaseResource database, ILogger logger, CancellationToken cancellationToken)
    {
        var quoted = $"\"{database.DatabaseName.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var script = database.TryGetLastAnnotation<PostgresCreationScriptAnnotation>(out var custom) ? custom.Script : $"CREATE DATABASE {quoted}";

        try
        {
            await using var command = dataSource.CreateCommand(script);
            await command.ExecuteNonQueryAsync(cancellationToken);
            LogCreated(logger, database.DatabaseName);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            LogExists(logger, database.DatabaseName);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Database '{Database}' created.")]
    private static partial void LogCreated(ILogger logger, string database);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Database '{Database}' exists.")]
    private static partial void LogExists(ILogger logger, string database);
}
