using HotDash.Chatwoot.Core.Setup;
using HotDash.Migrations;
using Npgsql;

namespace HotDash.Chatwoot.Preparation;

/// <summary>The <c>prepare</c> verb: schema, then first-run data. Exit code 0 done, 1 not done.</summary>
internal sealed partial class PrepareCommand(
    DatabasePreparation database, FirstRun firstRun, IConfiguration configuration, ILogger<PrepareCommand> logger)
{
    public const string Verb = "prepare";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = configuration.GetSection(FirstRunOptions.SectionName).Get<FirstRunOptions>() ?? new FirstRunOptions();
            var applied = await database.ApplyAsync(cancellationToken);
            var isNew = await firstRun.RunAsync(options, cancellationToken);
            LogPrepared(applied.Count, isNew ? "made" : "found");

            return 0;
        }
        catch (Exception exception) when (exception is SetupException or MigrationException)
        {
            LogRefused(exception.Message);

            return 1;
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            LogFailed(exception);

            return 1;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Prepared the database: {Applied} migrations applied, first-run data {Outcome}")]
    private partial void LogPrepared(int applied, string outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "Preparing stopped. {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Preparing failed")]
    private partial void LogFailed(Exception exception);
}
