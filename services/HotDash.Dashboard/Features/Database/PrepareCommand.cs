using HotDash.Dashboard.Features.Accounts;
using HotDash.Migrations;
using HotDash.ServiceDefaults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HotDash.Dashboard.Features.Database;

/// <summary><c>prepare</c>: brings the dashboard's own database to the current schema and ends. Exit code 0 done, 1 failed.</summary>
internal static partial class PrepareCommand
{
    public const string Verb = "prepare";

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.AddDatabase();
        builder.Services.AddSingleton<MigrationRunner>();
        builder.AddFirstAdministrator();
        await using var app = builder.Build();

        try
        {
            var set = SqlMigrationSet.FromAssembly("hotdash", typeof(PrepareCommand).Assembly);
            var applied = await app.Services.GetRequiredService<MigrationRunner>().ApplyAsync(set, cancellationToken);
            await app.Services.GetRequiredService<FirstAdministrator>().EnsureAsync(cancellationToken);
            LogPrepared(app.Logger, applied.Count, set.Migrations.Count);

            return 0;
        }
        catch (Exception exception) when (exception is MigrationException or NpgsqlException or OptionsValidationException)
        {
            LogFailed(app.Logger, exception);

            return 1;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Prepared the dashboard's database: {Applied} of {Total} migrations applied now")]
    private static partial void LogPrepared(ILogger logger, int applied, int total);

    [LoggerMessage(Level = LogLevel.Error, Message = "The dashboard's database was not prepared")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
