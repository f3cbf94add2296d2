using System.Security.Cryptography;
using HotDash.Sidekiq.Fetching;
using Microsoft.Extensions.Logging;

namespace HotDash.Sidekiq.Processing;

/// <summary>Performs one job after the other.</summary>
internal sealed partial class Processor(Fetcher fetcher, JobRunner runner, JobRetry retry, BusyJobs busy, TimeProvider timeProvider, ILogger<Processor> logger)
{
    private readonly string _thread = RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", 4);

    public async Task RunAsync(int number, CancellationToken cancellationToken)
    {
        var thread = _thread + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

        await foreach (var unit in fetcher.Ready.ReadAllAsync(cancellationToken))
        {
            fetcher.Started(unit);

            if (unit.Epoch.IsOver)
            {
                fetcher.Drop(unit);
                continue;
            }

            busy.Begin(thread, new BusyJob(unit.Queue, unit.Payload, timeProvider.GetUtcNow()));

            try
            {
                await runner.RunAsync(unit);
            }
            catch (Exception error)
            {
                LogBroke(unit.Queue, error);
                await retry.BuryAsync(unit, error);
            }
            finally
            {
                busy.End(thread);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Performing a job of queue {Queue} broke off outside of the job itself")]
    private partial void LogBroke(string queue, Exception error);
}
