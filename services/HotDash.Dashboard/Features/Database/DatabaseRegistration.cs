using Npgsql;

namespace HotDash.Dashboard.Features.Database;

internal static class DatabaseRegistration
{
    public const string ConnectionName = "hotdash";

    public static void AddDatabase(this IHostApplicationBuilder builder)
    {
        Dapper.DefaultTypeMap.MatchNamesWithUnderscores = true;
        var connectionString = builder.Configuration.GetConnectionString(ConnectionName);

        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new InvalidOperationException(
                $"The dashboard has no database: ConnectionStrings:{ConnectionName} is empty. "
                + $"Set ConnectionStrings__{ConnectionName} to an Npgsql connection string, or start the stack with the AppHost.");
        }

        // The driver reports each statement at Information, and spans carry them already.
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        builder.Services.AddSingleton(services =>
            new NpgsqlDataSourceBuilder(connectionString)
                .UseLoggerFactory(services.GetRequiredService<ILoggerFactory>())
                .Build());
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", timeout: TimeSpan.FromSeconds(3));
    }
}
